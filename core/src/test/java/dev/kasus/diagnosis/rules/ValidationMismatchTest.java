package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class ValidationMismatchTest {
    private static final double[] FALLS = {2.2, 1.5, 1.0, 0.6, 0.3, 0.1};
    private static final double[] LEARNS = {0.3, 0.5, 0.7, 0.8, 0.9, 0.98};

    private final Rule rule = new ValidationMismatch();

    private static Recordings learning() {
        return Recordings.foreign().epochs(Signals.TRAIN_LOSS, FALLS).epochs(Signals.TRAIN_ACCURACY, LEARNS);
    }

    @Test
    void validationThatNeverMovesIsPresent() {
        var seen = present(rule, learning().epochs(Signals.VALIDATION_ACCURACY, 0.1, 0.12, 0.1, 0.09, 0.11, 0.1));
        assertThat(seen.evidence().get(0).sentence())
                .isEqualTo(
                        "Validation accuracy has not risen in 6 epochs: it was 10 % first, 12 % at best and 10 % last.");
        assertThat(seen.evidence().get(1).sentence())
                .isEqualTo("The net learns its training images: training accuracy during the epochs is 98 %.");
    }

    @Test
    void lossesAloneShowItToo() {
        present(
                rule,
                Recordings.foreign()
                        .epochs(Signals.TRAIN_LOSS, FALLS)
                        .epochs(Signals.VALIDATION_LOSS, 3.9, 3.97, 4.1, 4.0, 4.2, 4.3));
        absent(
                rule,
                Recordings.foreign()
                        .epochs(Signals.TRAIN_LOSS, FALLS)
                        .epochs(Signals.VALIDATION_LOSS, 1.7, 1.4, 1.3, 1.4, 1.7, 2.3));
    }

    @Test
    void aGapFromTheFirstEpochOnIsPresentAndOneThatGrowsIsNot() {
        var seen = present(
                rule,
                learning()
                        .epochs(Signals.VALIDATION_ACCURACY, 0.05, 0.2, 0.3, 0.4, 0.45, 0.5)
                        .epochs(Signals.VALIDATION_LOSS, 4.5, 4, 3.8, 3.5, 3.3, 3.2));
        assertThat(seen.evidence().get(0).sentence())
                .startsWith("Validation is behind training from the first epoch on");
        absent(
                rule,
                learning()
                        .epochs(Signals.VALIDATION_ACCURACY, 0.3, 0.45, 0.55, 0.6, 0.6, 0.6)
                        .epochs(Signals.VALIDATION_LOSS, 1.6, 1.5, 1.4, 1.5, 1.8, 2.4));
    }

    @Test
    void aNetThatWasGoodFromTheStartIsNot() {
        absent(
                rule,
                Recordings.foreign()
                        .epochs(Signals.TRAIN_LOSS, 0.3, 0.2, 0.12, 0.08, 0.06)
                        .epochs(Signals.TRAIN_ACCURACY, 0.9, 0.94, 0.96, 0.97, 0.98)
                        .epochs(Signals.VALIDATION_ACCURACY, 0.93, 0.93, 0.94, 0.93, 0.93));
    }

    @Test
    void norIsOneThatDoesNotLearnAtAll() {
        absent(
                rule,
                Recordings.foreign()
                        .epochs(Signals.TRAIN_LOSS, 2.3, 2.3, 2.3, 2.3, 2.3)
                        .epochs(Signals.TRAIN_ACCURACY, 0.1, 0.1, 0.1, 0.1, 0.1)
                        .epochs(Signals.VALIDATION_ACCURACY, 0.1, 0.1, 0.1, 0.1, 0.1));
    }

    @Test
    void fewReadingsOrNoTrainingAreTooLittle() {
        unknown(rule, learning());
        unknown(rule, learning().epochs(Signals.VALIDATION_ACCURACY, 0.1, 0.1, 0.1));
        unknown(rule, Recordings.foreign().epochs(Signals.VALIDATION_LOSS, 2, 2, 2, 2, 2));
    }

    @Test
    void aGapThatItExplainsComesAfterIt() {
        assertThat(Diagnosis.of(
                                learning()
                                        .epochs(Signals.VALIDATION_ACCURACY, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05)
                                        .build(),
                                Rules.all())
                        .present())
                .extracting(Finding::id)
                .containsExactly("validation-mismatch", "overfitting-gap");
    }
}
