package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class NonFiniteTest {
    private final Rule rule = new NonFinite();

    @Test
    void aLossThatEndsAsNotANumberIsPresentSinceThatStep() {
        Opinion.Present found = present(rule, Recordings.run().steps(Signals.STEP_LOSS, 2.3, 5, 90, Double.NaN));
        assertThat(found.onsetStep()).isEqualTo(8);
        assertThat(found.severity()).isEqualTo(1);
        assertThat(found.evidence().get(0).sentence()).contains("NaN", "step 8", "90.0");
    }

    @Test
    void aLossThatRecoveredIsLessSevere() {
        Recordings skipped = Recordings.run().steps(Signals.STEP_LOSS, 2.3, Double.POSITIVE_INFINITY, 2.2, 2.1);
        assertThat(present(rule, skipped).severity()).isLessThan(0.5);
    }

    @Test
    void theLayersWhoseGradientsBrokeFirstAreNamed() {
        Recordings run = Recordings.run()
                .steps(Signals.STEP_LOSS, 2.3, 90, Double.NaN)
                .steps(Signals.WEIGHT_GRADIENT, "conv1", 1, 4, Double.NaN)
                .steps(Signals.WEIGHT_GRADIENT, "conv2", 1, Double.POSITIVE_INFINITY, Double.NaN)
                .steps(Signals.WEIGHT_GRADIENT, "conv3", 1, Double.POSITIVE_INFINITY, Double.NaN);
        assertThat(present(rule, run).layers()).containsExactly("conv2", "conv3");
    }

    @Test
    void aValidationLossThatOverflowsCountsToo() {
        Recordings run = Recordings.foreign()
                .epochs(Signals.TRAIN_LOSS, 2, 1)
                .epochs(Signals.VALIDATION_LOSS, 2, Double.POSITIVE_INFINITY);
        assertThat(present(rule, run).onsetStep()).isEqualTo(200);
    }

    @Test
    void finiteLossesAreAbsentHoweverLarge() {
        assertThat(absent(rule, Recordings.run().steps(Signals.STEP_LOSS, 2.3, 4e9))
                        .reason())
                .contains("4.0e+09");
    }

    @Test
    void withoutALossItIsUnknown() {
        assertThat(unknown(rule, Recordings.foreign().epochs(Signals.TRAIN_ACCURACY, 0.5))
                        .missing())
                .contains("loss");
    }
}
