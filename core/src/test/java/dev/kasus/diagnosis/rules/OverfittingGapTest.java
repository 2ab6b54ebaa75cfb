package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverfittingGapTest {
    private final Rule rule = new OverfittingGap();

    private static Recordings evalMode() {
        return Recordings.run().fits(0.5, 0.7, 0.9, 0.97, 0.98);
    }

    @Test
    void theGapOfTheCasebookIsPresentSinceItWasWide() {
        Opinion.Present found =
                present(rule, evalMode().epochs(Signals.VALIDATION_ACCURACY, 0.5, 0.65, 0.7, 0.63, 0.62));
        assertThat(found.onsetStep()).isEqualTo(3 * Recordings.STEPS);
        assertThat(found.severity()).isGreaterThan(0.8);
        assertThat(found.evidence().get(0).sentence()).contains("98 %", "62 %");
    }

    @Test
    void aValidationLossThatRisesIsSaidToo() {
        Recordings run = evalMode()
                .epochs(Signals.VALIDATION_ACCURACY, 0.5, 0.65, 0.7, 0.63, 0.62)
                .epochs(Signals.VALIDATION_LOSS, 1.5, 1.2, 1, 1.4, 2);
        assertThat(present(rule, run).evidence()).anyMatch(e -> e.tag().equals("validation/loss") && e.observed() == 2);
    }

    @Test
    void tenPointsAreOrdinary() {
        assertThat(absent(rule, evalMode().epochs(Signals.VALIDATION_ACCURACY, 0.5, 0.65, 0.8, 0.87, 0.88))
                        .reason())
                .contains("10 points");
    }

    @Test
    void oneBadEpochDoesNotDecide() {
        absent(rule, evalMode().epochs(Signals.VALIDATION_ACCURACY, 0.5, 0.65, 0.85, 0.9, 0.6));
    }

    @Test
    void aGapCountedOnFewImagesIsNotSure() {
        Recordings few = evalMode().validatedOn(1).epochs(Signals.VALIDATION_ACCURACY, 0.5, 0.65, 0.7, 0.8, 0.8);
        assertThat(absent(rule, few).reason()).contains("few images");
        present(rule, few.validatedOn(200));
    }

    @Test
    void logsOfOtherToolsDoWithoutTheInterval() {
        Recordings keras = Recordings.foreign()
                .epochs(Signals.TRAIN_ACCURACY, 0.6, 0.9, 0.95, 0.97)
                .epochs(Signals.VALIDATION_ACCURACY, 0.6, 0.7, 0.7, 0.7);
        assertThat(present(rule, keras).evidence()).hasSize(1);
    }

    @Test
    void withoutBothAccuraciesItIsUnknown() {
        unknown(rule, Recordings.foreign().epochs(Signals.TRAIN_ACCURACY, 0.9));
        unknown(rule, Recordings.foreign().epochs(Signals.VALIDATION_ACCURACY, 0.9));
    }

    /** Newcombe 1998, table II, example (a): 56/70 less 48/80 is 0.2, with an interval from 0.0524 to 0.3339. */
    @Test
    void theIntervalIsNewcombes() {
        assertThat(ProportionGap.lower(56 / 70.0, 70, 48 / 80.0, 80)).isCloseTo(0.0524, within(5e-5));
    }

    @Test
    void classesThatAreMoreFrequentInValidationAreCountedAsInTraining() {
        Recordings skewed = Recordings.classes(0.9)
                .classes(0.9, List.of(10, 10, 10, 10, 160))
                .epochs(Signals.VALIDATION_ACCURACY, 0.5, 0.6, 0.6, 0.6, 0.6);
        Recordings.NAMES.forEach(name -> skewed.epochs(
                Signals.CLASS_RECALL,
                name,
                name.equals("eel") ? new double[] {1, 1, 1, 1, 1} : new double[] {0.5, 0.5, 0.5, 0.5, 0.5}));
        assertThat(absent(rule, skewed).reason()).contains("90 %", "reweighted to the class frequencies");
    }

    @Test
    void aClassThatIsUnlearnedIsNoGapOfTheNet() {
        Recordings unlearned = Recordings.classes(0.5).epochs(Signals.VALIDATION_ACCURACY, 0.5, 0.8, 0.8, 0.8, 0.8);
        Recordings.NAMES.forEach(name -> unlearned.epochs(
                Signals.CLASS_RECALL,
                name,
                name.equals("dace") ? new double[] {0, 0, 0, 0, 0} : new double[] {1, 1, 1, 1, 1}));
        assertThat(absent(rule, unlearned).reason()).contains("without dace and roach");
    }
}
