package dev.kasus.torch.network;

import dev.kasus.recipe.model.Layer;
import org.bytedeco.pytorch.Tensor;

/** Sees what goes through a network, layer by layer. It must neither keep nor change what it sees. */
@FunctionalInterface
public interface ForwardHook {
    /** Sees nothing. */
    ForwardHook NONE = (layer, input, output) -> {};

    /** A layer has turned this input into this output. */
    void seen(Layer layer, Tensor input, Tensor output);
}
