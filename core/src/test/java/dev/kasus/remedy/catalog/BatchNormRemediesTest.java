package dev.kasus.remedy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer.BatchNorm;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Dropout;
import dev.kasus.recipe.model.Layer.Flatten;
import dev.kasus.recipe.model.Layer.GroupNorm;
import dev.kasus.remedy.Treatment;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchNormRemediesTest {

    @Test
    void aNormBehindAnActivationMovesBeforeIt() {
        Recipe treated = treated("batch-norm-before-activation", Nets.normBehindActivation(), finding());
        assertThat(Nets.kinds(treated))
                .containsExactly(
                        "conv",
                        "batch-norm",
                        "relu",
                        "max-pool",
                        "conv",
                        "batch-norm",
                        "relu",
                        "max-pool",
                        "conv",
                        "batch-norm",
                        "relu",
                        "max-pool",
                        "global-average-pool",
                        "dense");
    }

    @Test
    void weightsAreStandardisedWhereANormFollowsAndBatchNormBecomesGroupNorm() {
        Recipe treated = treated("weight-standardization", Nets.vgg(), finding());
        Architecture net = new Architecture(treated);
        assertThat(net.all(BatchNorm.class)).isEmpty();
        assertThat(net.all(GroupNorm.class)).hasSameSizeAs(new Architecture(Nets.vgg()).all(BatchNorm.class));
        assertThat(net.all(Conv.class)).isNotEmpty().allMatch(Conv::standardized);
        assertThat(give("weight-standardization", Nets.plain(), finding()))
                .as("a convolution without a norm would scale its output up")
                .isEmpty();
    }

    @Test
    void aNetWithGroupNormOnlyGetsItsWeightsStandardised() {
        Recipe grouped = treated("group-norm", Nets.vgg(), finding());
        Treatment treatment = treatment("weight-standardization", grouped, finding());
        assertThat(treatment.dose()).endsWith(" convolutions");
        assertThat(grouped.with(treatment.edit())).isEqualTo(treated("weight-standardization", Nets.vgg(), finding()));
        Recipe single = grouped.with(Nets.set("model.layers.conv2.kernel", 1L))
                .with(Nets.set("model.layers.conv2.groups", (long) new Architecture(grouped)
                        .input(Nets.layer(grouped, "conv2"))
                        .channels()));
        assertThat(((Conv) Nets.layer(treated("weight-standardization", single, finding()), "conv2")).standardized())
                .as("filters of one weight")
                .isFalse();
    }

    @Test
    void onlyTheNamedNormMoves() {
        Treatment treatment =
                treatment("batch-norm-before-activation", Nets.normBehindActivation(), finding("batch-norm3"));
        assertThat(treatment.dose()).isEqualTo("batch-norm3 to directly after conv3");
        assertThat(treatment.pytorch()).containsExactly("nn.BatchNorm2d(32)  # batch-norm3, moved to behind conv3");
        assertThat(Nets.kinds(Nets.normBehindActivation().with(treatment.edit())))
                .startsWith("conv", "relu", "batch-norm", "max-pool")
                .endsWith("conv", "batch-norm", "relu", "max-pool", "global-average-pool", "dense");
    }

    @Test
    void aNormInItsPlaceDoesNotMove() {
        assertThat(give("batch-norm-before-activation", Nets.vgg(), finding())).isEmpty();
        assertThat(give("batch-norm-before-activation", Nets.normBehindActivation(), finding("batch-norm2")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch-norm2", "conv2"})
    void theNormOfTheNamedLayerIsRemoved(String named) {
        Recipe treated = treated("batch-norm-removed", Nets.vgg(), finding(named));
        assertThat(new Architecture(treated).all(BatchNorm.class))
                .hasSize(5)
                .noneMatch(norm -> norm.name().equals("batch-norm2"));
        assertThat(((Conv) Nets.layer(treated, "conv2")).bias())
                .as("its bias is back")
                .isTrue();
        assertThat(((Conv) Nets.layer(treated, "conv1")).bias()).isFalse();
    }

    @Test
    void aNamedLayerThatNoNormFollowsNamesNone() {
        assertThat(give("batch-norm-removed", Nets.vgg(), finding("relu2", "dense1")))
                .isEmpty();
    }

    @Test
    void whereNoneIsNamedTheMisplacedNormsAreRemoved() {
        Recipe treated = treated("batch-norm-removed", Nets.normBehindActivation(), finding());
        assertThat(new Architecture(treated).all(BatchNorm.class))
                .extracting(BatchNorm::name)
                .containsExactly("batch-norm2");
        assertThat(give("batch-norm-removed", Nets.vgg(), finding())).isEmpty();
    }

    @Test
    void aNormIsAddedBehindEveryBareConvolution() {
        Recipe treated = treated("batch-norm-added", Nets.lenet(), finding());
        assertThat(Nets.kinds(treated)).startsWith("conv", "batch-norm", "relu", "max-pool", "conv", "batch-norm");
        assertThat(give("batch-norm-added", Nets.vgg(), finding())).isEmpty();
        assertThat(give("batch-norm-added", Nets.sigmoids(), finding()))
                .as("three images a batch")
                .isEmpty();
        assertThat(Nets.kinds(treated("batch-norm-added", Nets.convolutionAsClassifier(), finding())))
                .as("not behind the classifier")
                .endsWith("relu", "conv", "global-average-pool");
    }

    @Test
    void staleStatisticsFollowFasterAndNoisyOnesAverageOverMore() {
        Recipe recipe = Nets.dropoutBeforeNorm();
        Recipe followed = treated("batch-norm-momentum", recipe, Nets.finding("batch-norm-stale-statistics"));
        assertThat(new Architecture(followed).all(BatchNorm.class)).allMatch(norm -> norm.momentum() == 0.1);
        Recipe averaged = treated("batch-norm-momentum", recipe, Nets.finding("batch-norm-small-batch"));
        assertThat(new Architecture(averaged).all(BatchNorm.class))
                .extracting(BatchNorm::momentum)
                .containsExactly(0.001, 0.01, 0.01);
    }

    @Test
    void aBatchGrowsByFoursWithinBounds() {
        assertThat(batch(3)).isEqualTo(32);
        assertThat(batch(16)).isEqualTo(64);
        assertThat(batch(100)).isEqualTo(256);
        Recipe large = Nets.vgg().with(Nets.set("training.batch-size", 256L));
        assertThat(give("larger-batch", large, finding())).isEmpty();
    }

    private static int batch(long before) {
        return treated("larger-batch", Nets.vgg().with(Nets.set("training.batch-size", before)), finding())
                .training()
                .batchSize();
    }

    @Test
    void dropoutMovesBehindTheLastNormOfItsBlock() {
        Recipe treated = treated("dropout-after-block", Nets.dropoutBeforeNorm(), finding());
        assertThat(Nets.kinds(treated))
                .startsWith(
                        "conv",
                        "batch-norm",
                        "relu",
                        "conv",
                        "batch-norm",
                        "relu",
                        "dropout",
                        "spatial-dropout",
                        "max-pool",
                        "conv");
    }

    @Test
    void dropoutMovesBehindTheLastNormOfTheNet() {
        Recipe treated = treated("dropout-before-head", Nets.dropoutBeforeNorm(), finding());
        assertThat(Nets.kinds(treated))
                .endsWith("flatten", "dense", "relu", "dropout", "dense")
                .doesNotContain("spatial-dropout");
        assertThat(new Architecture(treated).all(Dropout.class)).singleElement().matches(drop -> drop.rate() == 0.4);
        assertThat(give("dropout-before-head", Nets.vgg(), finding()))
                .as("dropout is there already")
                .isEmpty();
    }

    @Test
    void noDropoutIsAddedBeforeANorm() {
        Recipe normInHead = Nets.recipe(
                Nets.conv(8, 3), Nets.norm(), new Flatten(""), Nets.dense(32), Nets.norm(), Nets.dense(null));
        assertThat(Nets.kinds(treated("dropout-in-head", normInHead, finding())))
                .containsExactly("conv", "batch-norm", "flatten", "dense", "batch-norm", "dropout", "dense");
        assertThat(give("spatial-dropout", normInHead, finding())).isEmpty();
        assertThat(Nets.kinds(treated("spatial-dropout", Nets.vgg(), finding())))
                .as("behind the last norm only")
                .containsOnlyOnce("spatial-dropout")
                .endsWith("relu", "spatial-dropout", "max-pool", "global-average-pool", "dropout", "dense");
    }

    private static Finding finding(String... layers) {
        return Nets.finding("batch-norm-statistics", layers);
    }

    private static Optional<Treatment> give(String id, Recipe recipe, Finding finding) {
        return Remedies.of(id).treat(recipe, finding);
    }

    private static Treatment treatment(String id, Recipe recipe, Finding finding) {
        return give(id, recipe, finding).orElseThrow();
    }

    private static Recipe treated(String id, Recipe recipe, Finding finding) {
        return recipe.with(treatment(id, recipe, finding).edit());
    }
}
