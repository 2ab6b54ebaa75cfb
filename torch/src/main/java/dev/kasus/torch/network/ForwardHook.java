package dev.kasus.torch.network;

import dev.kasus.recipe.model.Layer;
import org.bytedeco.pytorch.Tensor;

/** A hook that sees the input and output of each layer in the forward pass. It must not keep or change them. */
@FunctionalInterface
public interface ForwardHook {
    /** Sees nothing. */
    ForwardHook NONE = (layer, input, output) -> {};

    /** A layer has turned this input into this output. */
    void seen(Layer layer, Tensor input, Tensor output);
}
