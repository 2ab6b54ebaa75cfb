package dev.kasus.export;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Weighted;
import java.util.List;

/** What frameworks that always start biases at a value of their own need for another one: a function that sets it. */
final class BiasStart {
    private static final List<String> PYTORCH = """
            def biased(layer, start):
                nn.init.constant_(layer.bias, start)
                return layer
            """.lines().toList();

    private static final List<String> DJL = """
            BiFunction<Block, Float, Block> biased = (block, start) -> {
                block.setInitializer(new ConstantInitializer(start), Parameter.Type.BIAS);
                return block;
            };
            """.lines().toList();

    private BiasStart() {}

    /** Whether a layer has biases that start at a number other than 0. */
    static boolean isSet(Layer layer) {
        return layer instanceof Weighted weighted && weighted.bias() && weighted.biasInit() != 0;
    }

    static List<String> pytorch(List<Layer> layers) {
        return layers.stream().anyMatch(BiasStart::isSet) ? PYTORCH : List.of();
    }

    static List<String> djl(List<Layer> layers) {
        return layers.stream().anyMatch(BiasStart::isSet) ? DJL : List.of();
    }
}
