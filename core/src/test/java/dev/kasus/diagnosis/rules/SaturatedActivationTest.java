package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class SaturatedActivationTest {
    private final Rule rule = new SaturatedActivation();

    private static Recordings saturated(double... shares) {
        return Recordings.run(2, new Layer.Tanh(""))
                .epochs(Signals.SATURATED_FRACTION, "tanh1", 0.1, 0.1, 0.1, 0.1, 0.1)
                .epochs(Signals.SATURATED_FRACTION, "tanh2", shares);
    }

    @Test
    void aSaturatedLayerInANetThatDoesNotLearnIsPresentSinceThen() {
        Opinion.Present found = present(rule, saturated(0.2, 0.7, 0.8, 0.9, 0.9).learnsNothing());
        assertThat(found.layers()).containsExactly("tanh2");
        assertThat(found.onsetStep()).isEqualTo(2 * Recordings.STEPS);
    }

    @Test
    void moreLayersAreMoreSevere() {
        double one = present(rule, saturated(0.9, 0.9, 0.9, 0.9, 0.9).learnsNothing())
                .severity();
        Recordings both = saturated(0.9, 0.9, 0.9, 0.9, 0.9)
                .epochs(Signals.SATURATED_FRACTION, "tanh1", 1, 1, 1, 1, 1)
                .learnsNothing();
        assertThat(present(rule, both).severity()).isGreaterThan(one);
        assertThat(present(rule, both).layers()).containsExactly("tanh1", "tanh2");
    }

    @Test
    void aLayerOfWhichNineInTenAreSaturatedIsAMildCaseWhereHalfIsLearnt() {
        assertThat(present(rule, saturated(0.9, 0.9, 0.95, 0.95, 0.95).fits(0.5, 0.6, 0.7, 0.7, 0.7))
                        .severity())
                .isEqualTo(0.5);
        absent(rule, saturated(0.8, 0.8, 0.8, 0.8, 0.8).fits(0.5, 0.6, 0.7, 0.7, 0.7));
    }

    @Test
    void aThirdSaturatedIsOrdinary() {
        absent(rule, saturated(0.3, 0.3, 0.3, 0.35, 0.35).learnsNothing());
    }

    @Test
    void aNetThatLearnsMaySaturate() {
        assertThat(absent(rule, saturated(0.3, 0.5, 0.7, 0.8, 0.8).learns()).reason())
                .contains("no harm");
    }

    @Test
    void aLayerThatComesBackIsNotSaturated() {
        absent(rule, saturated(0.9, 0.9, 0.9, 0.2, 0.9).learnsNothing());
    }

    @Test
    void aModelWithoutSigmoidAndTanhIsAbsent() {
        assertThat(absent(rule, Recordings.run().learnsNothing()).reason()).contains("neither sigmoid nor tanh");
    }

    @Test
    void withoutSaturationRecordedItIsUnknown() {
        unknown(rule, Recordings.run(2, new Layer.Sigmoid("")).learnsNothing());
        unknown(rule, Recordings.foreign().epochs(Signals.TRAIN_LOSS, 2, 2));
    }
}
