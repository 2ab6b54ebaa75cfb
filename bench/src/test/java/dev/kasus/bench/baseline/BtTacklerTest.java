package dev.kasus.bench.baseline;

import static dev.kasus.signal.Signals.DEAD_FRACTION;
import static dev.kasus.signal.Signals.TRAIN_LOSS;
import static dev.kasus.signal.Signals.VALIDATION_LOSS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds as in {@code bttackler/default_config.yaml} of github.com/thuml/BTTackler, conditions as in its {@code bridger/btassessor.py}. */
class BtTacklerTest {
    private static List<String> alarms(Sketch sketch) {
        return sketch.alarms(new BtTackler());
    }

    /** Gradients of the three layers in one epoch, the first if no other is given. */
    private static Sketch gradients(int epoch, double... layers) {
        Sketch sketch = new Sketch();
        for (int i = 0; i < layers.length; i++) {
            double[] epochs = new double[epoch];
            Arrays.fill(epochs, 1);
            epochs[epoch - 1] = layers[i];
            sketch.gradient(Sketch.LAYERS.get(i), epochs);
        }
        return sketch;
    }

    @ParameterizedTest
    @CsvSource({"0.99e-5, 0.99e-5, true", "0.99e-5, 1.01e-5, false"})
    void gradientsVanishWhereThatOfTheMedianLayerDoes(double first, double second, boolean alarm) {
        assertThat(alarms(gradients(1, first, second, 2e-5)).contains("vanishing-gradient"))
                .isEqualTo(alarm);
    }

    @ParameterizedTest
    @CsvSource({"6, true", "7, false"})
    void gradientsVanishInTheFirstHalfAlone(int epoch, boolean alarm) {
        assertThat(alarms(gradients(epoch, 1e-6, 1e-6, 1e-6)).contains("vanishing-gradient"))
                .isEqualTo(alarm);
    }

    /** Of two steps from layer to layer the median is their mean. */
    @ParameterizedTest
    @CsvSource({"0.9e-4, true", "1.1e-4, false"})
    void gradientsVanishFromLayerToLayer(double ratio, boolean alarm) {
        assertThat(alarms(gradients(1, ratio * ratio, ratio, 1)).contains("vanishing-gradient"))
                .isEqualTo(alarm);
    }

    @Test
    void oneLayerWithoutGradientIsEnough() {
        assertThat(alarms(gradients(1, 0, 1, 1))).containsExactly("vanishing-gradient");
    }

    @ParameterizedTest
    @CsvSource({"1.01e4, 1.01e4, true", "1.01e4, 0.99e4, false"})
    void gradientsExplodeWhereThatOfTheMedianLayerDoes(double first, double second, boolean alarm) {
        assertThat(alarms(gradients(9, first, second, 5e3)).contains("exploding-gradient"))
                .isEqualTo(alarm);
    }

    @ParameterizedTest
    @CsvSource({"1.01e3, true", "0.99e3, false"})
    void gradientsExplodeFromLayerToLayer(double ratio, boolean alarm) {
        assertThat(alarms(gradients(1, 1, 1 / ratio, 1 / ratio / ratio)).contains("exploding-gradient"))
                .isEqualTo(alarm);
    }

    @Test
    void aGradientThatIsNotFiniteExplodesAndNothingElseIsReadOfIt() {
        assertThat(alarms(gradients(1, Double.NaN, 0, 1e-9))).containsExactly("exploding-gradient");
    }

    @ParameterizedTest
    @CsvSource({"5, 0.51, 0.51, true", "4, 0.51, 0.51, false", "5, 0.49, 0.49, false", "5, 0.9, 0.09, false"})
    void unitsDieWhereHalfOfTheMedianLayerDoesFromTheFifthEpochOn(
            int epoch, double first, double second, boolean alarm) {
        double[] one = new double[epoch];
        double[] two = new double[epoch];
        one[epoch - 1] = first;
        two[epoch - 1] = second;
        Sketch sketch = new Sketch().layer(DEAD_FRACTION, "relu1", one).layer(DEAD_FRACTION, "relu2", two);
        assertThat(alarms(sketch).contains("dying-relu")).isEqualTo(alarm);
    }

    /** Of 1 - x, 1 and 1 + x the standard deviation is 0.8165 x. */
    @ParameterizedTest
    @CsvSource({"1.2e-4, true", "1.25e-4, false"})
    void standsStillWhereThreeLossesHardlyDiffer(double x, boolean alarm) {
        assertThat(alarms(new Sketch().epochs(TRAIN_LOSS, 1 - x, 1, 1 + x)).contains("plateau"))
                .isEqualTo(alarm);
    }

    @Test
    void twoLossesAreTooFewToStandStill() {
        assertThat(alarms(new Sketch().epochs(TRAIN_LOSS, 1, 1))).isEmpty();
    }

    @Test
    void losesThatBegunToFallDoNotStandStillLater() {
        assertThat(alarms(new Sketch().epochs(TRAIN_LOSS, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)))
                .isEmpty();
    }

    /** 1, 1, 1, 1, 1, x: the variation is 0.205 for 1.6 and 0.183 for 1.53. */
    @ParameterizedTest
    @CsvSource({"1.6, true", "1.53, false"})
    void oscillatesWhereLossesDifferByAFifthAndRise(double last, boolean alarm) {
        for (var signal : List.of(TRAIN_LOSS, VALIDATION_LOSS)) {
            Sketch sketch = new Sketch().epochs(signal, 3, 1, 1, 1, 1, 1, last);
            assertThat(alarms(sketch).contains("oscillation")).isEqualTo(alarm);
        }
    }

    @Test
    void lossesThatFallOrSwingEarlyDoNotOscillate() {
        assertThat(alarms(new Sketch().epochs(TRAIN_LOSS, 3, 2.6, 2.2, 1.8, 1.4, 1, 0.6)))
                .isEmpty();
        assertThat(alarms(new Sketch().epochs(TRAIN_LOSS, 3, 1, 1, 1, 1, 1.6))).isEmpty();
    }
}
