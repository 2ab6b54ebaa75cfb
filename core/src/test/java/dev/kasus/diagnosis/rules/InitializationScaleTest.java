package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.signal.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitializationScaleTest {
    private final Rule rule = new InitializationScale();

    /** Eight filters and a dense layer of ten: their He norms are 4 and 4.47. */
    private static Recordings weights(double times) {
        return Recordings.run(3, new Layer.Relu(""))
                .steps(Signals.WEIGHT_NORM, "conv1", 4 * times, 4)
                .steps(Signals.WEIGHT_NORM, "conv2", 4 * times, 4)
                .steps(Signals.WEIGHT_NORM, "conv3", 4 * times, 4)
                .steps(Signals.WEIGHT_NORM, "dense1", Math.sqrt(20) * times, 4);
    }

    @Test
    void tinyAndHugeWeightsOfANetThatDoesNotLearnArePresent() {
        assertThat(present(rule, weights(0.01).learnsNothing()).layers()).contains("conv1", "dense1");
        assertThat(present(rule, weights(20).learnsNothing()).evidence().get(0).observed())
                .isGreaterThan(1e5);
        present(rule, weights(0).learnsNothing());
    }

    @Test
    void heAndWhatIsNearAreAbsentAndSoIsANetThatLearns() {
        absent(rule, weights(1).learnsNothing());
        absent(rule, weights(Math.sqrt(0.5)).learnsNothing());
        absent(rule, weights(0.01).learns());
    }

    @Test
    void theWeightsOfAnotherRunAreNoInitialisation() {
        absent(rule, weights(20).learnsNothing().beganWithOtherWeights());
    }

    @Test
    void whereTheLossBeganFarAboveChanceItIsAWordAlsoWhereMostIsLearnt() {
        assertThat(present(rule, weights(20).fits(0.6, 0.8, 0.88).steps(Signals.STEP_LOSS, 5000, 100, 3))
                        .severity())
                .isEqualTo(0.5);
        absent(rule, weights(20).fits(0.6, 0.8, 0.88).steps(Signals.STEP_LOSS, 3, 2, 1));
        absent(rule, weights(20).learns().steps(Signals.STEP_LOSS, 5000, 100, 3));
        assertThat(present(rule, weights(4).learnsNothing().steps(Signals.STEP_LOSS, 500, 100, 3))
                        .severity())
                .isGreaterThan(0.8);
    }

    @Test
    void theScaleOfALayerThatIsNormalisedDoesNotMatter() {
        List<Layer> layers = List.of(
                new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.BatchNorm("", 0.1, 1e-5),
                new Layer.Flatten(""),
                new Layer.Dense("", null, true, null),
                new Layer.LayerNorm("", 1e-5));
        absent(
                rule,
                Recordings.of(layers).steps(Signals.WEIGHT_NORM, "conv1", 1e-9).learnsNothing());
    }

    @Test
    void withoutItsSignalItIsUnknown() {
        unknown(rule, Recordings.run().learnsNothing());
    }

    /** Each layer is as it should be and inputs are, too: it is what the branches add up to. */
    @Test
    void aStartFarAboveChanceOfANetWithBranchesIsPresentWhereNeitherALayerNorTheInputsExplainIt() {
        assertThat(present(rule, branches(0, 1, 34).learnsNothing()).severity()).isGreaterThan(0.8);
        absent(rule, branches(0, 1, 34).learns());
        absent(rule, branches(0, 1, 6).learnsNothing());
        absent(rule, branches(110, 60, 340).learnsNothing());
        absent(
                rule,
                weights(1)
                        .learnsNothing()
                        .steps(Signals.STEP_LOSS, 34, 1e4, Double.NaN)
                        .start(Signals.INPUT_TRAIN_MEAN.tag(), 0)
                        .start(Signals.INPUT_TRAIN_STD.tag(), 1));
    }

    private static Recordings branches(double mean, double std, double loss) {
        return Recordings.of(List.of(
                        new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null),
                        new Layer.Residual(
                                "",
                                List.of(new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null)),
                                List.of()),
                        new Layer.Flatten(""),
                        new Layer.Dense("", null, true, null)))
                .steps(Signals.WEIGHT_NORM, "conv1", 4, 4)
                .steps(Signals.WEIGHT_NORM, "conv2", 4, 4)
                .steps(Signals.WEIGHT_NORM, "dense1", Math.sqrt(20), 4)
                .steps(Signals.STEP_LOSS, loss, 1e4, Double.NaN)
                .start(Signals.INPUT_TRAIN_MEAN.tag(), mean)
                .start(Signals.INPUT_TRAIN_STD.tag(), std);
    }
}
