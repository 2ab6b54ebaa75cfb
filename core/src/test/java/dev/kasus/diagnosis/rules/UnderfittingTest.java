package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Need;
import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnderfittingTest {
    private final Rule rule = new Underfitting();

    private static Recordings foreign() {
        return Recordings.foreign().epochs(Signals.TRAIN_LOSS, 2.3, 2.1, 1.9, 1.8, 1.7, 1.65, 1.6, 1.6);
    }

    @Test
    void misclassifiedTrainingImagesArePresent() {
        var seen = present(rule, foreign().epochs(Signals.TRAIN_ACCURACY, 0.1, 0.2, 0.3, 0.3));
        assertThat(seen.evidence().get(0).sentence()).isEqualTo("Training accuracy during the epochs is 30 %.");
        assertThat(seen.evidence().get(0).observed()).isEqualTo(0.3);
        assertThat(seen.evidence().get(1).sentence()).contains("from 1.60 to 1.60");
    }

    @Test
    void aNetThatIsStillLearningIsNotJudged() {
        assertThat(unknown(
                                rule,
                                Recordings.foreign()
                                        .epochs(Signals.TRAIN_LOSS, 4.61, 4.54, 4.47, 4.40, 4.33, 4.26)
                                        .epochs(Signals.TRAIN_ACCURACY, 0.01, 0.02, 0.03, 0.05, 0.06, 0.07))
                        .needs())
                .containsExactly(Need.Beyond.LONGER_TRAINING);
    }

    @Test
    void afterALossThatIsNotFiniteNoAccuracyCounts() {
        for (Recordings start : List.of(Recordings.foreign(), Recordings.run())) {
            Recordings diverged =
                    start.epochs(Signals.TRAIN_LOSS, Double.NaN, Double.NaN).epochs(Signals.TRAIN_ACCURACY, 0.5, 0.5);
            assertThat(absent(rule, diverged).evidence()).isEmpty();
        }
    }

    @Test
    void aBinaryNetAtChanceIsUnderfitted() {
        var seen = present(
                rule,
                Recordings.foreign()
                        .epochs(Signals.TRAIN_LOSS, 0.694, 0.693, 0.693, 0.694, 0.693)
                        .epochs(Signals.TRAIN_ACCURACY, 0.5, 0.5, 0.51, 0.5, 0.5));
        assertThat(seen.evidence().get(0).sentence()).isEqualTo("Training accuracy during the epochs is 50 %.");
    }

    @Test
    void aLossThatStandsSaysThatMoreEpochsWouldNotHelp() {
        Recordings still = Recordings.foreign()
                .epochs(Signals.TRAIN_LOSS, 2.3, 2.0, 2.0, 2.0, 2.0)
                .epochs(Signals.TRAIN_ACCURACY, 0.1, 0.2, 0.2, 0.2, 0.2);
        assertThat(present(rule, still).evidence().get(1).sentence()).contains("would not help");
    }

    @Test
    void aScheduleThatEndedSaysNothingOfMoreEpochs() {
        assertThat(present(rule, TooFewEpochsTest.ended()).evidence().get(1).sentence())
                .startsWith("Over the last 2 epochs before the learning rate reached its end")
                .endsWith("the net was still learning, and more epochs may help.");
    }

    @Test
    void neitherDoFewSteps() {
        Recordings few = Recordings.run().shortEpochs(6).learnsNothing();
        assertThat(present(rule, few).evidence().get(1).sentence())
                .contains("30 steps", "too few to know whether more would help");
    }

    @Test
    void theLessIsLearntTheWorse() {
        assertThat(present(rule, foreign().epochs(Signals.TRAIN_ACCURACY, 0.1)).severity())
                .isGreaterThan(present(rule, foreign().epochs(Signals.TRAIN_ACCURACY, 0.4))
                        .severity());
    }

    @Test
    void oneOfThreeAccuraciesThatIsHighIsEnough() {
        absent(rule, foreign().epochs(Signals.TRAIN_ACCURACY, 0.6));
        var byValidation =
                absent(rule, foreign().epochs(Signals.TRAIN_ACCURACY, 0.3).epochs(Signals.VALIDATION_ACCURACY, 0.8));
        assertThat(byValidation.reason()).isEqualTo("Validation accuracy is 80 %.");
        assertThat(byValidation.evidence().get(0).tag()).isEqualTo(Signals.VALIDATION_ACCURACY.tag());
        absent(rule, foreign().epochs(Signals.EVAL_MODE_TRAIN_ACCURACY, 0.2).epochs(Signals.TRAIN_ACCURACY, 0.9));
    }

    @Test
    void threeEpochsOrNoAccuracyAreTooLittleToTell() {
        unknown(rule, foreign());
        unknown(
                rule,
                Recordings.foreign()
                        .epochs(Signals.TRAIN_LOSS, 2.3, 2.2, 2.1)
                        .epochs(Signals.TRAIN_ACCURACY, 0.1, 0.1, 0.2));
    }
}
