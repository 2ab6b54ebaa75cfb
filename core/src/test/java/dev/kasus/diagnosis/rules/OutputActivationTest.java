package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.signal.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputActivationTest {
    private static Recordings endingIn(Layer last) {
        return Recordings.of(List.of(
                        new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null),
                        new Layer.Relu(""),
                        new Layer.Flatten(""),
                        new Layer.Dense("", null, true, null),
                        last))
                .epochs(Signals.DEAD_FRACTION, "relu1", 0.1, 0.1, 0.1)
                .epochs(Signals.SATURATED_FRACTION, "tanh1", 0.1, 0.1, 0.1);
    }

    @Test
    void aReluBehindTheLastLayerIsDyingReluWhereImagesAreNotLearnt() {
        var found = present(new DyingRelu(), endingIn(new Layer.Relu("")).fits(0.3, 0.5, 0.5));
        assertThat(found.layers()).containsExactly("relu2");
        assertThat(found.evidence().get(0).sentence()).startsWith("relu2 follows the last layer");
        absent(new DyingRelu(), endingIn(new Layer.Relu("")).learns());
        absent(new DyingRelu(), endingIn(new Layer.Gelu("")).fits(0.3, 0.5, 0.5));
    }

    @Test
    void aSigmoidOrTanhThereIsSaturatedActivation() {
        present(new SaturatedActivation(), endingIn(new Layer.Sigmoid("")).fits(0.3, 0.5, 0.5));
        assertThat(present(
                                new SaturatedActivation(),
                                endingIn(new Layer.Tanh("")).fits(0.3, 0.5, 0.5))
                        .layers())
                .containsExactly("tanh1");
        present(new SaturatedActivation(), endingIn(new Layer.Sigmoid("")).fits(0.5, 0.8, 0.92));
        absent(new SaturatedActivation(), endingIn(new Layer.Tanh("")).learns());
    }
}
