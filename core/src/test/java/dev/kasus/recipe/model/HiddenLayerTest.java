package dev.kasus.recipe.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenLayerTest {
    private static Layer conv() {
        return new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null);
    }

    private static Layer dense() {
        return new Layer.Dense("", 8, true, null);
    }

    private static Layer relu() {
        return new Layer.Relu("");
    }

    /** Each as the names of its layers: incoming, norms, activation, outgoing. */
    private static List<String> names(Layer... layers) {
        return HiddenLayer.of(new Model(new Init.HeNormal(), List.of(layers))).stream()
                .map(it -> it.incoming().name() + " "
                        + it.norms().stream().map(Layer::name).toList() + " "
                        + it.activation().name() + " " + it.outgoing().name())
                .toList();
    }

    @Test
    void unitsStandBetweenTwoLayersWithWeights() {
        assertThat(names(
                        conv(),
                        new Layer.BatchNorm("", 0.1, 1e-5),
                        new Layer.MaxPool("", 2, null, 0),
                        relu(),
                        new Layer.SpatialDropout("", 0.1),
                        conv(),
                        new Layer.ThresholdedRelu("", 1),
                        new Layer.GroupNorm("", 8, 1e-5),
                        new Layer.Flatten(""),
                        dense(),
                        relu(),
                        dense()))
                .containsExactly(
                        "conv1 [batch-norm1] relu1 conv2",
                        "conv2 [] thresholded-relu1 dense1",
                        "dense1 [] relu2 dense2");
    }

    @Test
    void otherActivationsAndTheOutputHaveNoneThatDie() {
        assertThat(names(
                        conv(),
                        new Layer.Elu("", 1),
                        conv(),
                        new Layer.Tanh(""),
                        relu(),
                        new Layer.Flatten(""),
                        dense(),
                        relu()))
                .isEmpty();
        assertThat(names(conv(), new Layer.Flatten(""), relu(), dense())).isEmpty();
    }

    @Test
    void whatASumStandsBeforeOrBehindIsNone() {
        Layer block = new Layer.Residual("", List.of(relu(), conv(), relu(), conv(), relu()), List.of());
        assertThat(names(conv(), relu(), block, relu(), new Layer.Flatten(""), dense()))
                .containsExactly("conv2 [] relu3 conv3");
    }
}
