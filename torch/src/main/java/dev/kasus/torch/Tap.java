package dev.kasus.torch;

import dev.kasus.recipe.Layer;
import org.bytedeco.pytorch.Tensor;

/** Sees what goes through a network, layer by layer. It must neither keep nor change what it sees. */
@FunctionalInterface
interface Tap {
    /** Sees nothing. */
    Tap NONE = (layer, input, output) -> {};

    /** A layer has turned this input into this output. */
    void seen(Layer layer, Tensor input, Tensor output);
}
