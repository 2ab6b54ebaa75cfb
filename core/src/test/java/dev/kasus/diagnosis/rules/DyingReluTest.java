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

class DyingReluTest {
    private final Rule rule = new DyingRelu();

    private static Recordings dead(double... shares) {
        return Recordings.run()
                .epochs(Signals.DEAD_FRACTION, "relu1", 0, 0, 0, 0, 0)
                .epochs(Signals.DEAD_FRACTION, "relu2", shares)
                .epochs(Signals.DEAD_FRACTION, "relu3", 0.1, 0.1, 0.1, 0.1, 0.1);
    }

    @Test
    void mostUnitsOfALayerDeadInANetThatDoesNotLearnArePresentSinceThen() {
        Opinion.Present found = present(rule, dead(0.4, 0.9, 0.9, 0.95, 0.9).learnsNothing());
        assertThat(found.layers()).containsExactly("relu2");
        assertThat(found.onsetStep()).isEqualTo(2 * Recordings.STEPS);
        assertThat(found.evidence().get(0).observed()).isEqualTo(0.9);
    }

    @Test
    void aWholeLayerDeadIsMoreSevereThanMostOfOne() {
        double whole = present(rule, dead(1, 1, 1, 1, 1).learnsNothing()).severity();
        assertThat(whole)
                .isGreaterThan(present(rule, dead(0.8, 0.8, 0.8, 0.8, 0.8).learnsNothing())
                        .severity());
    }

    @Test
    void theWorstLayerIsNamedFirst() {
        Recordings run = dead(0.8, 0.8, 0.8, 0.8, 0.8)
                .epochs(Signals.DEAD_FRACTION, "relu3", 1, 1, 1, 1, 1)
                .learnsNothing();
        assertThat(present(rule, run).layers()).containsExactly("relu3", "relu2");
    }

    @Test
    void halfOfALayerDeadIsOrdinary() {
        assertThat(absent(rule, dead(0.5, 0.5, 0.5, 0.52, 0.52).learnsNothing()).reason())
                .contains("50 %", "relu2");
    }

    @Test
    void deadUnitsOfANetThatLearnsDoNoHarm() {
        assertThat(absent(rule, dead(0.8, 0.8, 0.8, 0.8, 0.8).learns()).reason())
                .contains("do no harm", "99 %");
    }

    @Test
    void deadUnitsOfANetThatStillLearnsDoNoHarmYet() {
        absent(rule, dead(0.8, 0.8, 0.8, 0.8, 0.8).fits(0.2, 0.3, 0.4, 0.5, 0.6));
    }

    @Test
    void aNetThatHasLearntAGoodPartMissesThemOnlyIfHardlyOneIsLeft() {
        absent(rule, dead(0.8, 0.8, 0.8, 0.8, 0.8).fits(0.6, 0.7, 0.7, 0.7, 0.7));
        present(rule, dead(0.93, 0.93, 0.93, 0.93, 0.93).fits(0.6, 0.7, 0.7, 0.7, 0.7));
    }

    @Test
    void unitsThatWakeAgainAreNotDead() {
        absent(rule, dead(0.9, 0.9, 0.9, 0.3, 0.9).learnsNothing());
    }

    @Test
    void oneReadingShowsOnlyAWholeLayer() {
        unknown(
                rule,
                Recordings.run().epochs(Signals.DEAD_FRACTION, "relu1", 0.8).fits(0.1));
        present(rule, Recordings.run().epochs(Signals.DEAD_FRACTION, "relu1", 1).fits(0.1));
    }

    @Test
    void aModelWithoutReluIsAbsentEvenUnrecorded() {
        assertThat(absent(rule, Recordings.run(3, new Layer.Tanh("")).learnsNothing())
                        .reason())
                .contains("no ReLU");
    }

    @Test
    void aThresholdedReluDiesToo() {
        Recordings run = Recordings.run(2, new Layer.ThresholdedRelu("", 3))
                .epochs(Signals.DEAD_FRACTION, "thresholded-relu1", 1, 1, 1)
                .learnsNothing();
        present(rule, run);
    }

    @Test
    void withoutDeadUnitsRecordedItIsUnknown() {
        unknown(rule, Recordings.run().learnsNothing());
        unknown(rule, Recordings.foreign().epochs(Signals.TRAIN_LOSS, 2, 2));
    }

    @Test
    void threeQuartersAreMostOfALayer() {
        present(rule, dead(0.76, 0.76, 0.76, 0.76, 0.76).learnsNothing());
        absent(rule, dead(0.74, 0.74, 0.74, 0.74, 0.74).learnsNothing());
    }

    /** Skill is what stands above chance: a tenth of it are nine points among ten classes. */
    @Test
    void aTenthGainedInTheSecondHalfIsGettingOnUnlessNothingPassesALayer() {
        absent(rule, dead(0.8, 0.8, 0.8, 0.8, 0.8).fits(0.2, 0.2, 0.2, 0.25, 0.295));
        present(rule, dead(0.8, 0.8, 0.8, 0.8, 0.8).fits(0.2, 0.2, 0.2, 0.25, 0.285));
        absent(rule, dead(0.94, 0.94, 0.94, 0.94, 0.94).fits(0.2, 0.2, 0.2, 0.25, 0.295));
        present(rule, dead(0.96, 0.96, 0.96, 0.96, 0.96).fits(0.2, 0.2, 0.2, 0.25, 0.295));
    }

    @Test
    void twoReadingsShowThatUnitsStayDead() {
        present(
                rule,
                Recordings.run()
                        .epochs(Signals.DEAD_FRACTION, "relu1", 0.8, 0.8)
                        .fits(0.1, 0.1));
    }
}
