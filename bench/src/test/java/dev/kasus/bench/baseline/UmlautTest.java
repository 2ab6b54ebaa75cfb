package dev.kasus.bench.baseline;

import static dev.kasus.signal.Signals.LEARNING_RATE;
import static dev.kasus.signal.Signals.STEP_LOSS;
import static dev.kasus.signal.Signals.TRAIN_ACCURACY;
import static dev.kasus.signal.Signals.TRAIN_LOSS;
import static dev.kasus.signal.Signals.VALIDATION_ACCURACY;
import static dev.kasus.signal.Signals.VALIDATION_LOSS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds and conditions as in {@code umlaut/heuristics.py} of github.com/BerkeleyHCI/umlaut, with the programs of its study. */
class UmlautTest {
    private static List<String> alarms(Sketch sketch) {
        return sketch.alarms(new Umlaut());
    }

    private static Sketch layers(String yaml) {
        return new Sketch().edit("- set: {path: model.layers, value: [" + yaml + "]}");
    }

    /** {@code user_eval/eval_a.py}: bytes go in, and dropout takes 0.8. */
    @Test
    void theFirstProgramOfItsStudy() {
        Sketch sketch = layers("{conv: {filters: 8}}, relu, max-pool, {dropout: {rate: 0.8}}, flatten, dense")
                .edit("- set: {path: data.normalization, value: none}")
                .epochs(LEARNING_RATE, 0.001);
        assertThat(alarms(sketch)).containsExactly("excess-regularization", "inputs-not-normalized");
    }

    /** {@code user_eval/eval_b.py}: no layer has an activation, dropout takes 0.2, and the rate is minus a thousand. */
    @Test
    void theSecondProgramOfItsStudy() {
        Sketch sketch = layers(
                        "{conv: {filters: 8}}, {conv: {filters: 8}}, max-pool, {dropout: {rate: 0.2}}, flatten, dense")
                .at(LEARNING_RATE, 1, -1e3);
        assertThat(alarms(sketch)).containsExactly("insufficient-capacity", "learning-rate-too-low");
    }

    /** Its result in "UMLUAT Result/MNIST/Normal.txt" of github.com/DeepDiagnosis/ICSE2022 for the run double_random_99fe...: possible overfitting. */
    @Test
    void aValidationLossThatRisesByATrifleWhileTheOtherFallsIsOverfitting() {
        Sketch sketch = new Sketch()
                .epochs(TRAIN_LOSS, 2.30190, 2.30194, 2.30182)
                .epochs(VALIDATION_LOSS, 2.30147, 2.30138, 2.30177);
        assertThat(alarms(sketch)).containsExactly("overfitting-gap");
    }

    @Test
    void lossesThatRiseOrFallTogetherAreNotOverfitting() {
        assertThat(alarms(new Sketch().epochs(TRAIN_LOSS, 1, 1.1).epochs(VALIDATION_LOSS, 1, 1.1)))
                .isEmpty();
        assertThat(alarms(new Sketch().epochs(TRAIN_LOSS, 1, 0.9).epochs(VALIDATION_LOSS, 1, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.5, false", "0.51, true"})
    void dropoutIsHighOverAHalf(double rate, boolean alarm) {
        Sketch sketch = layers("{conv: {filters: 8}}, relu, {dropout: {rate: " + rate + "}}, flatten, dense");
        assertThat(alarms(sketch)).isEqualTo(alarm ? List.of("excess-regularization") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"0.01, ''", "0.0101, learning-rate-too-high", "1e-7, ''", "0.99e-7, learning-rate-too-low"})
    void theRateHasItsRange(double rate, String cause) {
        assertThat(alarms(new Sketch().epochs(LEARNING_RATE, rate)))
                .isEqualTo(cause.isEmpty() ? List.of() : List.of(cause));
    }

    @Test
    void whereAScheduleEndsIsNotHeldAgainstIt() {
        assertThat(alarms(new Sketch().epochs(LEARNING_RATE, 0.001, 0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"scale, false", "channel, true", "image, true", "none, true"})
    void inputsMustStayWithinOne(String normalization, boolean alarm) {
        Sketch sketch = new Sketch().edit("- set: {path: data.normalization, value: " + normalization + "}");
        assertThat(alarms(sketch)).isEqualTo(alarm ? List.of("inputs-not-normalized") : List.of());
    }

    @Test
    void aLossThatIsNoNumberIsSaid() {
        assertThat(alarms(new Sketch().at(STEP_LOSS, 3, Double.NaN))).containsExactly("non-finite");
    }

    @ParameterizedTest
    @CsvSource({"relu, dying-relu", "tanh, saturated-activation", "sigmoid, saturated-activation"})
    void nothingMayBendTheLogits(String activation, String cause) {
        assertThat(alarms(layers("{conv: {filters: 8}}, relu, flatten, dense, " + activation)))
                .containsExactly(cause);
    }

    @Test
    void aNormMayStandBeforeTheActivationAndABlockForOne() {
        assertThat(alarms(layers("{conv: {filters: 8}}, batch-norm, relu, flatten, dense")))
                .isEmpty();
        assertThat(alarms(layers(
                        "{conv: {filters: 8}}, {residual: {body: [{conv: {filters: 8}}, relu]}}, flatten, dense")))
                .isEmpty();
        assertThat(alarms(layers("{conv: {filters: 8}}, batch-norm, flatten, dense")))
                .containsExactly("insufficient-capacity");
    }

    /** The first three epochs are left to chance. */
    @ParameterizedTest
    @CsvSource({"0.94, 0.9501, true", "0.94, 0.95, false", "0.5, 0.551, true", "0.5, 0.549, false"})
    void validationIsTooGood(double train, double validation, boolean alarm) {
        Sketch early = new Sketch().epochs(TRAIN_ACCURACY, train, train, train);
        assertThat(alarms(early.epochs(VALIDATION_ACCURACY, validation, validation, validation)))
                .isEmpty();
        Sketch late = new Sketch().epochs(TRAIN_ACCURACY, 0, 0, 0, train);
        assertThat(alarms(late.epochs(VALIDATION_ACCURACY, 0, 0, 0, validation)))
                .isEqualTo(alarm ? List.of("train-validation-leak") : List.of());
    }
}
