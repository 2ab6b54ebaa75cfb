package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.signal.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputsNotNormalizedTest {
    private final Rule rule = new InputsNotNormalized();

    private static Recordings entering(double mean, double std) {
        return Recordings.run().start(Signals.INPUT_TRAIN_MEAN.tag(), mean).start(Signals.INPUT_TRAIN_STD.tag(), std);
    }

    @Test
    void bytesInANetThatDoesNotLearnArePresent() {
        assertThat(present(rule, entering(110, 60).learnsNothing()).severity()).isGreaterThan(0.8);
    }

    @Test
    void normalisedInputsAndANetThatLearnsAreAbsent() {
        absent(rule, entering(0, 1).learnsNothing());
        absent(rule, entering(0.4, 0.2).learnsNothing());
        absent(rule, entering(110, 60).learns());
    }

    @Test
    void aNormThatComesFirstNormalises() {
        List<Layer> layers = List.of(
                new Layer.BatchNorm("", 0.1, 1e-5), new Layer.Flatten(""), new Layer.Dense("", null, true, null));
        absent(
                rule,
                Recordings.of(layers)
                        .start(Signals.INPUT_TRAIN_MEAN.tag(), 110)
                        .start(Signals.INPUT_TRAIN_STD.tag(), 60)
                        .learnsNothing());
    }

    @Test
    void withoutItsSignalItIsUnknown() {
        unknown(rule, Recordings.run().learnsNothing());
    }
}
