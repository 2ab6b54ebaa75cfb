package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class PlateauTest {
    private final Rule rule = new Plateau();

    @Test
    void aLossThatStandsAtChanceIsPresentSinceItStands() {
        Opinion.Present found =
                present(rule, Recordings.run().learnsNothing().epochs(Signals.TRAIN_LOSS, 9, 2.31, 2.3, 2.3, 2.3, 2.3));
        assertThat(found.onsetStep()).isEqualTo(2 * Recordings.STEPS);
        assertThat(found.severity()).isGreaterThan(0.9);
    }

    @Test
    void aLossThatStandsHalfWayIsPresentAndLessSevere() {
        Recordings half = Recordings.foreign()
                .epochs(Signals.TRAIN_ACCURACY, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6)
                .epochs(Signals.TRAIN_LOSS, 1.5, 1.2, 1.2, 1.19, 1.21, 1.2);
        assertThat(present(rule, half).severity()).isBetween(0.4, 0.7);
    }

    @Test
    void aNetThatHasLearntMayStandStill() {
        Recordings done =
                Recordings.run().fits(0.9, 0.97, 0.97, 0.97, 0.97).epochs(Signals.TRAIN_LOSS, 0.9, 0.7, 0.7, 0.7, 0.7);
        assertThat(absent(rule, done).reason()).contains("97 %");
    }

    @Test
    void aLossThatFallsIsAbsent() {
        absent(rule, Recordings.run().fits(0.2, 0.3, 0.4, 0.5, 0.6));
    }

    @Test
    void aLossThatRisesIsNoPlateau() {
        absent(rule, Recordings.run().learnsNothing().epochs(Signals.TRAIN_LOSS, 2, 3, 4, 5, 6));
    }

    @Test
    void aRegularisedLossMayStandWhileTheNetLearns() {
        Recordings mixed =
                Recordings.run().fits(0.4, 0.5, 0.6, 0.7, 0.8).epochs(Signals.TRAIN_LOSS, 1.9, 1.9, 1.9, 1.9, 1.9);
        assertThat(absent(rule, mixed).reason()).contains("the net learns");
    }

    @Test
    void theEndOfAScheduleIsNotEvaluated() {
        Recordings cosine = Recordings.run()
                .fits(0.4, 0.5, 0.6, 0.65, 0.7, 0.7, 0.7, 0.7, 0.7)
                .epochs(Signals.TRAIN_LOSS, 2, 1.6, 1.4, 1.2, 1, 1, 1, 1, 1)
                .epochs(Signals.LEARNING_RATE, 1, 0.9, 0.8, 0.6, 0.4, 0.09, 0.05, 0.02, 0);
        absent(rule, cosine);
    }

    @Test
    void aScheduleThatEndedIsNoPlateau() {
        absent(rule, TooFewEpochsTest.ended());
    }

    @Test
    void fewStepsAreNoPlateau() {
        Recordings few = Recordings.run().shortEpochs(6).learnsNothing();
        assertThat(unknown(rule, few).missing()).contains("30 steps");
    }

    @Test
    void fewerThanFourEpochsAreTooFew() {
        assertThat(unknown(rule, Recordings.run().fits(0.1, 0.1, 0.1)).missing())
                .contains("3 epochs");
    }

    @Test
    void withoutALossOrAnAccuracyItIsUnknown() {
        unknown(rule, Recordings.foreign().epochs(Signals.VALIDATION_LOSS, 2, 2, 2, 2, 2));
        unknown(rule, Recordings.run().epochs(Signals.TRAIN_LOSS, 2, 2, 2, 2, 2));
    }

    @Test
    void inALogALossAloneThatNeverLeavesItsLevelIsPresent() {
        present(rule, Recordings.foreign().epochs(Signals.TRAIN_LOSS, 2.3, 2.3, 2.3, 2.3, 2.3));
        // The first steps threw it up; ever since it stands.
        present(rule, Recordings.foreign().epochs(Signals.TRAIN_LOSS, 170, 2.3, 2.3, 2.3, 2.3, 2.3));
    }

    @Test
    void inALogAFlatEndAfterAFallMayBeTheScheduleS() {
        absent(
                rule,
                Recordings.foreign()
                        .epochs(Signals.TRAIN_LOSS, 2.2, 1.8, 1.5, 1.3, 1.15, 1.05, 1.0, 1.0, 1.0, 1.0)
                        .epochs(Signals.TRAIN_ACCURACY, 0.2, 0.35, 0.45, 0.52, 0.58, 0.61, 0.63, 0.63, 0.63, 0.63));
    }

    @Test
    void aHundredStepsAreEnoughToStandStill() {
        Recordings few = Recordings.run().shortEpochs(19).learnsNothing();
        unknown(rule, few);
        Recordings enough = Recordings.run().shortEpochs(20).learnsNothing();
        present(rule, enough);
    }
}
