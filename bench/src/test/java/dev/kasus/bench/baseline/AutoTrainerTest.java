package dev.kasus.bench.baseline;

import static dev.kasus.signal.Signals.DEAD_FRACTION;
import static dev.kasus.signal.Signals.STEP_LOSS;
import static dev.kasus.signal.Signals.TRAIN_ACCURACY;
import static dev.kasus.signal.Signals.TRAIN_LOSS;
import static dev.kasus.signal.Signals.VALIDATION_ACCURACY;
import static dev.kasus.signal.Signals.VALIDATION_LOSS;
import static dev.kasus.signal.Signals.WEIGHT_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Thresholds as in {@code AutoTrainer/reproduce.py} of github.com/shiningrain/AUTOTRAINER, conditions as in its {@code utils/monitor.py} of March 2021. Runs
 * that it was tried on, with its verdicts: github.com/DeepDiagnosis/ICSE2022.
 */
class AutoTrainerTest {
    private static Sketch run(double train, double validation) {
        return new Sketch().epochs(TRAIN_ACCURACY, 0.1, train).epochs(VALIDATION_ACCURACY, 0.1, validation);
    }

    private static List<String> alarms(Sketch sketch) {
        return sketch.alarms(new AutoTrainer());
    }

    /** Its folder "MOTIVATING EXAMPLE/31880720": after one epoch at 0.5 the verdict was a dying ReLU. */
    @Test
    void aNetOfTwoClassesThatAnswersOneIsFoundWithDeadUnits() {
        Sketch sketch = new Sketch()
                .epochs(TRAIN_ACCURACY, 0.5)
                .epochs(VALIDATION_ACCURACY, 0.5)
                .epochs(TRAIN_LOSS, 7.67)
                .layer(DEAD_FRACTION, "relu1", 1)
                .layer(DEAD_FRACTION, "relu2", 1);
        assertThat(alarms(sketch)).first().isEqualTo("dying-relu");
    }

    /** Its folder "MNIST_Normal/double_random_99fe...": a hundred epochs at 0.11, of which these are the first, and no verdict. */
    @Test
    void aNetAtChanceWhoseValidationJumpsOnceIsNotSlow() {
        Sketch sketch = new Sketch()
                .epochs(TRAIN_ACCURACY, 0.1106, 0.1117, 0.1116, 0.1117, 0.1117, 0.1109, 0.1124, 0.1122)
                .epochs(VALIDATION_ACCURACY, 0.1028, 0.1135, 0.1135, 0.1135, 0.1010, 0.1135, 0.1135, 0.1135);
        assertThat(alarms(sketch)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.6, 0.6, false", "0.599, 0.9, true", "0.9, 0.599, true"})
    void hasNotConvergedBelowSixtyPercentInEither(double train, double validation, boolean alarm) {
        Sketch sketch = run(train, validation).layer(DEAD_FRACTION, "relu1", 1);
        assertThat(alarms(sketch).contains("dying-relu")).isEqualTo(alarm);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.89, false", "0.5, 0.9, true"})
    void unitsDieAtSeventyPercentOfAll(double first, double second, boolean alarm) {
        Sketch sketch = run(0.3, 0.3).layer(DEAD_FRACTION, "relu1", 0, first).layer(DEAD_FRACTION, "relu2", 0, second);
        assertThat(alarms(sketch).contains("dying-relu")).isEqualTo(alarm);
    }

    @ParameterizedTest
    @CsvSource({"0.99e-4, 0.1, true", "1.01e-4, 1, false", "0.99e-4, 0.098, false"})
    void gradientsVanishWhereTheFirstIsSmallAndAThousandthOfTheLast(double first, double last, boolean alarm) {
        Sketch sketch = run(0.3, 0.3).layer(WEIGHT_GRADIENT, "conv1", first).layer(WEIGHT_GRADIENT, "dense2", last);
        assertThat(alarms(sketch).contains("vanishing-gradient")).isEqualTo(alarm);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 69.9, false", "0.3, 70.1, true", "0.9, 70.1, false"})
    void gradientsExplodeWhereTheFirstIsSeventyTimesTheLastAndTheRunFails(
            double accuracy, double first, boolean alarm) {
        Sketch sketch =
                run(accuracy, accuracy).layer(WEIGHT_GRADIENT, "conv1", first).layer(WEIGHT_GRADIENT, "dense2", 1);
        assertThat(alarms(sketch).contains("exploding-gradient")).isEqualTo(alarm);
    }

    @Test
    void aLostLossExplodesInAConvergedRunToo() {
        assertThat(alarms(run(0.9, 0.9).at(STEP_LOSS, 15, Double.NaN))).containsExactly("exploding-gradient");
        assertThat(alarms(run(0.9, 0.9).epochs(VALIDATION_LOSS, 1, 1e5))).containsExactly("exploding-gradient");
        assertThat(alarms(run(0.9, 0.9).epochs(VALIDATION_LOSS, 1, 0.99e5))).isEmpty();
        assertThat(alarms(run(0.9, 0.9).layer(WEIGHT_GRADIENT, "conv1", 1, Double.NaN)))
                .containsExactly("exploding-gradient");
    }

    @ParameterizedTest
    @CsvSource({"0.9099, 0.9099, true", "0.9101, 0.9099, false", "0.9099, 0.9101, false"})
    void isSlowWhereNeitherAccuracyRisesByAPoint(double train, double validation, boolean alarm) {
        Sketch sketch = new Sketch().epochs(TRAIN_ACCURACY, 0.9, train).epochs(VALIDATION_ACCURACY, 0.9, validation);
        assertThat(alarms(sketch).contains("learning-rate-too-low")).isEqualTo(alarm);
    }

    @ParameterizedTest
    @CsvSource({"0.031, true", "0.029, false"})
    void oscillatesWhereAFifthOfTheEpochsHaveAMaximumThreePointsOverItsMinimum(double swing, boolean alarm) {
        double low = 0.9 - swing;
        Sketch sketch = new Sketch()
                .epochs(TRAIN_ACCURACY, 0.1, 0.9, low, 0.9, low, 0.91, 0.92, 0.93, 0.94, 0.95)
                .epochs(VALIDATION_ACCURACY, 0.1, 0.9);
        assertThat(alarms(sketch).contains("oscillation")).isEqualTo(alarm);
    }

    @Test
    void oneSwingMoreThanAFifthAllowsIsNeededInElevenEpochs() {
        Sketch sketch = new Sketch()
                .epochs(TRAIN_ACCURACY, 0.1, 0.9, 0.8, 0.9, 0.8, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96)
                .epochs(VALIDATION_ACCURACY, 0.1, 0.9);
        assertThat(alarms(sketch)).isEmpty();
    }

    @Test
    void anAccuracyThatOnlyFallsDoesNotOscillate() {
        Sketch sketch =
                new Sketch().epochs(TRAIN_ACCURACY, 0.9, 0.8, 0.7, 0.65, 0.6).epochs(VALIDATION_ACCURACY, 0.1, 0.9);
        assertThat(alarms(sketch)).isEmpty();
    }

    @Test
    void namesDeadUnitsBeforeGradientsAndThoseBeforeTheRate() {
        Sketch sketch = new Sketch()
                .epochs(TRAIN_ACCURACY, 0.3, 0.3)
                .epochs(VALIDATION_ACCURACY, 0.3, 0.3)
                .layer(DEAD_FRACTION, "relu1", 1)
                .layer(WEIGHT_GRADIENT, "conv1", 71, 1e-5)
                .layer(WEIGHT_GRADIENT, "dense2", 1, 1);
        assertThat(alarms(sketch))
                .containsExactly("dying-relu", "exploding-gradient", "vanishing-gradient", "learning-rate-too-low");
    }
}
