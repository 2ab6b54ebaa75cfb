package dev.kasus.bench.baseline;

import static dev.kasus.signal.Signals.SATURATED_FRACTION;
import static dev.kasus.signal.Signals.STEP_LOSS;
import static dev.kasus.signal.Signals.TRAIN_ACCURACY;
import static dev.kasus.signal.Signals.TRAIN_LOSS;
import static dev.kasus.signal.Signals.UPDATE_RATIO;
import static dev.kasus.signal.Signals.WEIGHT_NORM;
import static dev.kasus.signal.Signals.ZERO_FRACTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds and conditions as in {@code callback/callbacks.py} of github.com/DeepDiagnosis/ICSE2022; what it found, in the folder "DeepDiagnosis Result". */
class DeepDiagnosisTest {
    private static List<String> alarms(Sketch sketch) {
        return sketch.alarms(new DeepDiagnosis());
    }

    /** It found dead nodes at the end of its runs alone, in the last of 50 or of 100 epochs. */
    @ParameterizedTest
    @CsvSource({"0.9, 0.69, false", "0.1, 0.7, true"})
    void nodesAreDeadWhereSeventyPercentAreZeroInTheLastEpoch(double before, double end, boolean alarm) {
        assertThat(alarms(new Sketch().layer(ZERO_FRACTION, "relu1", before, end))
                        .contains("dying-relu"))
                .isEqualTo(alarm);
    }

    @ParameterizedTest
    @CsvSource({"0.5, false", "0.51, true"})
    void isSaturatedWhereMoreThanHalfIs(double share, boolean alarm) {
        Sketch sketch = new Sketch().layer(SATURATED_FRACTION, "tanh1", 0.1, share, 0.1);
        assertThat(alarms(sketch).contains("saturated-activation")).isEqualTo(alarm);
    }

    @ParameterizedTest
    @CsvSource({"0.99e-7, true", "1.01e-7, false"})
    void gradientsVanishInAnyLayer(double gradient, boolean alarm) {
        assertThat(alarms(new Sketch().gradient("dense1", 1, gradient)).contains("vanishing-gradient"))
                .isEqualTo(alarm);
    }

    /** It found accuracies that do not increase in epochs 19, 59, 139 and 359, counted from 0: ends of every twentieth. */
    @ParameterizedTest
    @CsvSource({"40, 20, true", "40, 19, false", "30, 20, false"})
    void accuracyStandsWhereItIsTheSameInTwentyEpochsCountedOff(int from, int epochs, boolean alarm) {
        double[] accuracy = new double[60];
        Arrays.setAll(accuracy, i -> 0.3 + i / 1000.0);
        Arrays.fill(accuracy, from, from + epochs, 0.5);
        assertThat(alarms(new Sketch().epochs(TRAIN_ACCURACY, accuracy)))
                .isEqualTo(alarm ? List.of("plateau") : List.of());
    }

    @Test
    void lossStandsWhereItIsTheSameInFiveEpochsCountedOff() {
        assertThat(alarms(new Sketch().epochs(TRAIN_LOSS, 3, 2, 2, 2, 2, 2))).isEmpty();
        assertThat(alarms(new Sketch().epochs(TRAIN_LOSS, 2, 2, 2, 2, 1.99999))).isEmpty();
        assertThat(alarms(new Sketch().epochs(TRAIN_LOSS, 2, 2, 2, 2, 2))).containsExactly("plateau");
    }

    @Test
    void weightsStandWhereTheyAreTheSameInFiveEpochsCountedOff() {
        assertThat(alarms(new Sketch().layer(WEIGHT_NORM, "dense1", 1, 1, 1, 1, 1.001)))
                .isEmpty();
        assertThat(alarms(new Sketch().layer(WEIGHT_NORM, "dense1", 1, 1, 1, 1, 1)))
                .containsExactly("plateau");
    }

    @Test
    void anInvalidLossIsSaid() {
        assertThat(alarms(new Sketch().at(STEP_LOSS, 5, Double.POSITIVE_INFINITY)))
                .containsExactly("non-finite");
    }

    @ParameterizedTest
    @CsvSource({"0.99e-5, true", "1.01e-5, false", "9.9, false", "10.1, true"})
    void weightsArePoorByTheirVarianceOnceThereIsASymptom(double variance, boolean alarm) {
        assertThat(alarms(new Sketch().variance("dense1", 0.1, variance))).isEmpty();
        Sketch sick = new Sketch().variance("dense1", 0.1, variance).at(STEP_LOSS, 5, Double.NaN);
        assertThat(alarms(sick).contains("initialization-scale")).isEqualTo(alarm);
    }

    @ParameterizedTest
    @CsvSource({
        "0.99e-5, learning-rate-too-low",
        "1.01e-5, ''",
        "0.099, ''",
        "0.101, learning-rate-too-high",
    })
    void theRateIsToBlameByTheStepsItMakesOnceThereIsASymptom(double ratio, String cause) {
        assertThat(alarms(new Sketch().layer(UPDATE_RATIO, "dense1", 1e-3, ratio)))
                .isEmpty();
        Sketch sick = new Sketch().layer(UPDATE_RATIO, "dense1", 1e-3, ratio).at(STEP_LOSS, 5, Double.NaN);
        assertThat(alarms(sick)).isEqualTo(cause.isEmpty() ? List.of("non-finite") : List.of(cause, "non-finite"));
    }

    /** Its result for .../Blob/repaired/config_random_08e65684...: accuracy not increasing, normalise the data. */
    @Test
    void inputsBeyondOneAreToBlameOnceThereIsASymptom() {
        String bytes = "- set: {path: data.normalization, value: none}";
        assertThat(alarms(new Sketch().edit(bytes))).isEmpty();
        double[] still = new double[20];
        Arrays.fill(still, 0.5);
        assertThat(alarms(new Sketch().edit(bytes).epochs(TRAIN_ACCURACY, still)))
                .containsExactly("inputs-not-normalized", "plateau");
    }
}
