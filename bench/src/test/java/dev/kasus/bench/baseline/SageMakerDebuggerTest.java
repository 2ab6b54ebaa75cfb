package dev.kasus.bench.baseline;

import static dev.kasus.signal.Signals.DEAD_FRACTION;
import static dev.kasus.signal.Signals.STEP_LOSS;
import static dev.kasus.signal.Signals.TRAIN_LOSS;
import static dev.kasus.signal.Signals.UPDATE_RATIO;
import static dev.kasus.signal.Signals.VALIDATION_LOSS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Default values as in "List of Debugger built-in rules" of the Amazon SageMaker developer guide. */
class SageMakerDebuggerTest {
    private static List<String> alarms(Sketch sketch) {
        return sketch.alarms(new SageMakerDebugger());
    }

    private static void raises(boolean alarm, String cause, Sketch sketch) {
        assertThat(alarms(sketch)).isEqualTo(alarm ? List.of(cause) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"0.99e-7, true", "1.01e-7, false"})
    void vanishingGradient(double gradient, boolean alarm) {
        raises(alarm, "vanishing-gradient", new Sketch().gradient("conv1", 1, gradient, 1));
    }

    @ParameterizedTest
    @CsvSource({"9.9, false", "10.1, true"})
    void weightUpdateRatioTooLarge(double ratio, boolean alarm) {
        raises(alarm, "exploding-gradient", new Sketch().layer(UPDATE_RATIO, "conv1", 1, ratio));
    }

    @ParameterizedTest
    @CsvSource({"0.99e-8, true", "1.01e-8, false"})
    void weightUpdateRatioTooSmall(double ratio, boolean alarm) {
        raises(alarm, "learning-rate-too-low", new Sketch().layer(UPDATE_RATIO, "conv1", 1, ratio));
    }

    @ParameterizedTest
    @CsvSource({"0.5, false", "0.51, true"})
    void deadRelu(double dead, boolean alarm) {
        raises(alarm, "dying-relu", new Sketch().layer(DEAD_FRACTION, "relu1", 0, dead, 0));
    }

    @ParameterizedTest
    @CsvSource({"0.99, false", "1.01, true"})
    void poorWeightInitialization(double largest, boolean alarm) {
        Sketch sketch = new Sketch()
                .variance("conv1", largest, 9)
                .variance("dense1", 0.5)
                .variance("dense2", 0.1);
        raises(alarm, "initialization-scale", sketch);
    }

    @Test
    void explodingTensor() {
        raises(true, "non-finite", new Sketch().at(STEP_LOSS, 3, Double.NaN));
        raises(true, "non-finite", new Sketch().at(STEP_LOSS, 3, Double.NEGATIVE_INFINITY));
    }

    /** The guide's example: saved every three steps, the loss of step 21 is compared with that of step 9, and the next at step 33. */
    @ParameterizedTest
    @CsvSource({"21, true", "24, false", "27, false", "30, false", "33, true"})
    void lossNotDecreasingLooksEveryTenStepsAndTenStepsBack(int high, boolean alarm) {
        Sketch sketch = new Sketch();
        for (int step = 9; step <= 36; step += 3) {
            sketch.at(STEP_LOSS, step, step == high ? 10 : 3 - step / 100.0);
        }
        raises(alarm, "plateau", sketch);
    }

    @ParameterizedTest
    @CsvSource({"0.9989, false", "0.9991, true"})
    void lossNotDecreasingAsksForATenthOfAPercent(double later, boolean alarm) {
        raises(alarm, "plateau", new Sketch().at(STEP_LOSS, 1, 1).at(STEP_LOSS, 11, later));
    }

    @Test
    void lossNotDecreasingDoesNotCompareReadingsThatAreNineStepsApart() {
        raises(false, "plateau", new Sketch().at(STEP_LOSS, 1, 1).at(STEP_LOSS, 10, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "scale, 0.19, false",
        "scale, 0.21, true",
        "none, 0.001, true",
        "none, 0.0007, false",
        "channel, 0.5, false"
    })
    void checkInputImages(String normalization, double mean, boolean alarm) {
        Sketch sketch = new Sketch().mean(mean).edit("- set: {path: data.normalization, value: " + normalization + "}");
        raises(alarm, "inputs-not-normalized", sketch);
    }

    @ParameterizedTest
    @CsvSource({"1.09, false", "1.11, true"})
    void overfit(double validation, boolean alarm) {
        raises(alarm, "overfitting-gap", new Sketch().epochs(TRAIN_LOSS, 2, 1).epochs(VALIDATION_LOSS, 2, validation));
    }

    /** Patience 5 in training and 10 in validation; less than 0.01 is no improvement. */
    @Test
    void overtraining() {
        raises(false, "overfitting-gap", new Sketch().epochs(TRAIN_LOSS, 1, 1, 1, 1, 1));
        raises(true, "overfitting-gap", new Sketch().epochs(TRAIN_LOSS, 1, 1, 1, 1, 1, 0.991));
        raises(false, "overfitting-gap", new Sketch().epochs(TRAIN_LOSS, 1, 1, 1, 1, 1, 0.989));
        raises(false, "overfitting-gap", new Sketch().epochs(VALIDATION_LOSS, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
        raises(true, "overfitting-gap", new Sketch().epochs(VALIDATION_LOSS, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.991));
    }

    @ParameterizedTest
    @CsvSource({"100, false", "101, true"})
    void classImbalanceByCounts(int largest, boolean alarm) {
        raises(alarm, "class-imbalance", new Sketch().counts(10, 50, largest));
    }

    @ParameterizedTest
    @CsvSource({"30, false", "29, true"})
    void classImbalanceByMispredictions(int right, boolean alarm) {
        Sketch sketch = new Sketch().confusion(100, 0, 0, 0, right, 100 - right, 0, 0, 100);
        raises(alarm, "class-imbalance", sketch);
    }
}
