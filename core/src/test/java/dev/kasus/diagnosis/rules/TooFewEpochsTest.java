package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class TooFewEpochsTest {
    private final Rule rule = new TooFewEpochs();

    /** Eight epochs along a cosine: the last two had next to no rate, and nothing came of them. */
    static Recordings ended() {
        return training(0.12, 0.15, 0.2, 0.28, 0.36, 0.42, 0.43, 0.43)
                .epochs(Signals.LEARNING_RATE, 1, 0.96, 0.85, 0.69, 0.5, 0.31, 0.08, 0.01);
    }

    private static Recordings training(double... accuracies) {
        return Recordings.run()
                .set("training.epochs", (long) accuracies.length)
                .fits(accuracies)
                .epochs(Signals.TRAIN_ACCURACY, accuracies);
    }

    @Test
    void aScheduleThatEndedWhileTheNetLearntIsPresent() {
        var found = present(rule, ended());
        assertThat(found.evidence().get(0).sentence())
                .contains(
                        "the last 3 epochs before the learning rate reached its end",
                        "800 steps",
                        "skill rose by 26 points",
                        "over the last third of the epochs before that the loss fell by");
        assertThat(found.evidence().get(1).sentence()).contains("eval-mode training accuracy is 43 %");
    }

    @Test
    void soAreFewStepsInWhichTheLossHasHardlyMovedYet() {
        Recordings few = Recordings.run().set("training.epochs", 6L).shortEpochs(8);
        few.fits(0.1, 0.1, 0.12, 0.16, 0.2, 0.24)
                .epochs(Signals.TRAIN_ACCURACY, 0.1, 0.1, 0.12, 0.16, 0.2, 0.24)
                .epochs(Signals.TRAIN_LOSS, 2.6, 2.4, 2.32, 2.3, 2.29, 2.28);
        assertThat(present(rule, few).evidence().get(0).sentence()).contains("48 steps");
    }

    @Test
    void whatNoLongerLearnsIsAbsent() {
        absent(rule, training(0.1, 0.1, 0.1, 0.1, 0.1, 0.1));
        absent(rule, training(0.1, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4));
        // A rate that is a thousandth of what it should be: the loss falls, and nothing is learnt.
        absent(
                rule,
                training(0.1, 0.1, 0.11, 0.11, 0.12, 0.12).epochs(Signals.TRAIN_LOSS, 2.9, 2.8, 2.7, 2.6, 2.5, 2.4));
    }

    @Test
    void whatHasLearntIsAbsentHoweverFastItStillDoes() {
        assertThat(absent(rule, training(0.2, 0.3, 0.5, 0.7, 0.9)).reason()).contains("90 %");
    }

    @Test
    void aTrainingThatHasNotComeToItsEndIsUnknown() {
        assertThat(unknown(rule, ended().set("training.epochs", 60L)).missing()).contains("epoch 8 of 60");
        present(rule, ended().set("training.epochs", 60L).set("training.steps", 800L));
    }

    @Test
    void withoutARecipeOrAnAccuracyItIsUnknown() {
        unknown(rule, Recordings.foreign().epochs(Signals.TRAIN_LOSS, 2, 1.5, 1.2, 1));
        unknown(rule, Recordings.run().epochs(Signals.TRAIN_LOSS, 2, 1.5, 1.2, 1));
        unknown(rule, training(0.1));
    }
}
