package dev.kasus.remedy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.Dropout;
import dev.kasus.recipe.model.Layer.Flatten;
import dev.kasus.recipe.model.Layer.GlobalAveragePool;
import dev.kasus.recipe.model.Layer.GroupNorm;
import dev.kasus.recipe.model.Layer.Relu;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.Selu;
import dev.kasus.recipe.model.Layer.Weighted;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.remedy.Treatment;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerRemediesTest {

    @Test
    void anActivationIsSwappedEverywhereAlsoInsideBlocks() {
        Recipe treated = treated("leaky-relu", Nets.resnet());
        assertThat(Nets.kinds(treated)).doesNotContain("relu").contains("leaky-relu");
        assertThat(Nets.layer(treated, "leaky-relu2")).isEqualTo(new Layer.LeakyRelu("leaky-relu2", 0.1));
        assertThat(Remedies.of("leaky-relu")
                        .treat(Nets.resnet(), Nets.finding("dying-relu"))
                        .orElseThrow()
                        .dose())
                .isEqualTo("7 activations become LeakyReLU of slope 0.1");
    }

    @Test
    void anActivationOfAnotherDoseIsSwappedToo() {
        Recipe steep = Nets.recipe(new Layer.LeakyRelu("", 0.01), new Flatten(""), Nets.dense(null));
        assertThat(Nets.layer(treated("leaky-relu", steep), "leaky-relu1"))
                .isEqualTo(new Layer.LeakyRelu("leaky-relu1", 0.1));
    }

    @Test
    void seluBringsItsInitialisation() {
        Recipe treated = treated("selu", Nets.depthwise());
        assertThat(treated.model().init()).isEqualTo(new Init.LecunNormal());
        assertThat(new Architecture(treated).all(Weighted.class)).allMatch(layer -> layer.init() == null);
        assertThat(treated.model().allLayers()).anyMatch(Selu.class::isInstance);
    }

    @Test
    void heReachesLayersWithAnInitialisationOfTheirOwn() {
        Recipe treated = treated("he-initialization", Nets.depthwise());
        Architecture net = new Architecture(treated);
        assertThat(net.all(Weighted.class)).allMatch(layer -> net.init(layer).equals(new Init.HeNormal()));
        assertThat(Remedies.of("he-uniform-initialization").treat(treated, Nets.finding("plateau")))
                .isEmpty();
    }

    @Test
    void heStartsBiasesAtZeroAlsoWhereWeightsAreDrawnAfterHeAlready() {
        Recipe biased = Nets.plain().with(new Edit.Set("model.layers.conv1.bias-init", Tree.scalar(-3.0)));
        assertThat(Remedies.of("he-initialization").treat(Nets.plain(), Nets.finding("plateau")))
                .isEmpty();
        assertThat(treated("he-initialization", biased).model())
                .isEqualTo(Nets.plain().model());
        assertThat(new Architecture(treated("wider", biased))
                        .all(Weighted.class)
                        .get(0)
                        .biasInit())
                .isEqualTo(-3);
    }

    @Test
    void pairsOfConvolutionsGetAWayRound() {
        Recipe treated = treated("residual-connections", Nets.unpooled());
        List<Residual> blocks = new Architecture(treated).all(Residual.class);
        assertThat(blocks)
                .extracting(block -> Nets.kinds(block.body().stream()))
                .containsExactly(List.of("conv", "relu", "conv"), List.of("conv", "relu", "conv"));
        assertThat(blocks).allMatch(block -> block.shortcut().isEmpty());
        assertThat(Nets.kinds(treated.model().layers().stream()))
                .startsWith("conv", "relu", "residual", "relu", "residual", "relu", "flatten");
        assertThat(names(treated)).containsAll(names(Nets.unpooled()));
    }

    @Test
    void whereTheShapeChangesTheWayRoundIsAConvolutionOfOnePixel() {
        Recipe treated = treated("residual-connections", Nets.vgg());
        List<Residual> blocks = new Architecture(treated).all(Residual.class);
        assertThat(blocks).hasSize(3);
        assertThat(blocks.get(0).body()).hasSize(2);
        assertThat(blocks.get(0).shortcut()).isEmpty();
        assertThat(Nets.kinds(blocks.get(1).shortcut().stream())).containsExactly("conv", "batch-norm");
        assertThat(((Conv) blocks.get(1).shortcut().get(0)).kernel()).isEqualTo(1);
        assertThat(Nets.kinds(blocks.get(1).body().stream()))
                .containsExactly("conv", "batch-norm", "relu", "conv", "batch-norm");
    }

    @Test
    void aSigmoidStaysOffTheWayRound() {
        Recipe treated = treated("residual-connections", Nets.sigmoids());
        assertThat(new Architecture(treated).all(Residual.class))
                .hasSize(5)
                .allMatch(block -> block.body().get(block.body().size() - 1) instanceof Layer.Sigmoid);
        assertThat(Nets.kinds(treated.model().layers().stream()).subList(2, 5))
                .containsExactly("residual", "residual", "max-pool");
    }

    @Test
    void blocksOfAResidualNetAreLeftAlone() {
        assertThat(Remedies.of("residual-connections").treat(Nets.resnet(), Nets.finding("vanishing-gradient")))
                .isEmpty();
    }

    @Test
    void aConvolutionThatShrinksWithoutStrideGetsNoWayRound() {
        assertThat(Remedies.of("residual-connections").treat(Nets.lenet(), Nets.finding("vanishing-gradient")))
                .isEmpty();
    }

    @Test
    void groupsDivideTheChannels() {
        Recipe odd = Nets.recipe(
                Nets.conv(12, 3),
                Nets.norm(),
                new Relu(""),
                new GlobalAveragePool(""),
                new Dense("", 4, true, null),
                Nets.norm(),
                Nets.dense(null));
        Recipe treated = treated("group-norm", odd);
        assertThat(((GroupNorm) Nets.layer(treated, "group-norm1")).groups()).isEqualTo(6);
        assertThat(((GroupNorm) Nets.layer(treated, "group-norm2")).groups())
                .as("two numbers a group")
                .isEqualTo(2);
    }

    @Test
    void aHeadGivesWayToTheMeanOfEachChannel() {
        Recipe treated = treated("global-average-pooling", Nets.unpooled());
        assertThat(Nets.kinds(treated)).endsWith("conv", "relu", "global-average-pool", "dense");
        assertThat(treatment("global-average-pooling", Nets.unpooled()).dose())
                .isEqualTo("inputs of the classifier from 256 to 16, without 2 hidden dense layers");
        assertThat(treatment("global-average-pooling", Nets.unpooled()).keras())
                .anyMatch(line -> line.startsWith("layers.GlobalAveragePooling2D()  # new, behind relu5"))
                .anyMatch(line -> line.startsWith("# without layers.Flatten()"));
    }

    @Test
    void aDropoutBeforeTheClassifierStaysWhenTheHeadGoes() {
        Recipe recipe = Nets.recipe(
                Nets.conv(8, 3),
                new Relu(""),
                new Flatten(""),
                Nets.dense(64),
                new Relu(""),
                new Dropout("", 0.5),
                Nets.dense(null));
        assertThat(Nets.kinds(treated("global-average-pooling", recipe)))
                .containsExactly("conv", "relu", "global-average-pool", "dropout", "dense");
    }

    @Test
    void poolingComesAfterEveryTwoConvolutionsAndBeforeTheHead() {
        assertThat(Nets.kinds(treated("pooling-between-blocks", Nets.unpooled())))
                .startsWith(
                        "conv",
                        "relu",
                        "conv",
                        "relu",
                        "max-pool",
                        "conv",
                        "relu",
                        "conv",
                        "relu",
                        "max-pool",
                        "conv",
                        "relu",
                        "max-pool",
                        "flatten");
        assertThat(Remedies.of("pooling-between-blocks").treat(Nets.vgg(), Nets.finding("missing-pooling")))
                .as("a net that pools")
                .isEmpty();
        assertThat(Remedies.of("pooling-between-blocks").treat(Nets.resnet(), Nets.finding("missing-pooling")))
                .as("a net with strides")
                .isEmpty();
    }

    @Test
    void widthChangesEveryLayerButTheClassifier() {
        Recipe wide = treated("wider", Nets.resnet());
        assertThat(wide.shapes(12).parameters())
                .isGreaterThan(3 * Nets.resnet().shapes(12).parameters());
        assertThat(treated("narrower", wide)).isEqualTo(Nets.resnet());
        Recipe narrow = treated("narrower", Nets.depthwise());
        assertThat(((Conv) Nets.layer(narrow, "conv2")).groups())
                .as("still depthwise")
                .isEqualTo(8);
    }

    @Test
    void depthChangesByAConvolutionABlock() {
        assertThat(Nets.kinds(treated("deeper", Nets.plain())))
                .startsWith("conv", "relu", "conv", "relu", "max-pool", "conv", "relu", "conv", "relu", "max-pool");
        assertThat(new Architecture(treated("deeper", Nets.resnet())).all(Residual.class))
                .hasSize(4)
                .element(3)
                .matches(block -> block.shortcut().isEmpty());
        assertThat(new Architecture(treated("shallower", Nets.sigmoids())).all(Conv.class))
                .hasSize(5);
        assertThat(Remedies.of("shallower").treat(Nets.lenet(), Nets.finding("vanishing-gradient")))
                .isEmpty();
    }

    @Test
    void layersThatChangeAlikeShareALine() {
        assertThat(treatment("relu", Nets.sigmoids()).keras())
                .containsExactly("layers.ReLU()  # sigmoid1, sigmoid2, sigmoid3, sigmoid4 and 6 more,"
                        + " was layers.Activation(\"sigmoid\")");
        assertThat(treatment("relu", Nets.sigmoids()).pytorch())
                .containsExactly("nn.ReLU()  # sigmoid1, sigmoid2, sigmoid3, sigmoid4 and 6 more, was nn.Sigmoid()");
    }

    @Test
    void codeNamesALayerAsItWasBeforeTheSwap() {
        assertThat(Remedies.of("group-norm")
                        .treat(Nets.vgg(), Nets.finding("batch-norm-small-batch"))
                        .orElseThrow()
                        .keras())
                .isNotEmpty()
                .allMatch(line -> line.contains("# batch-norm") && line.contains(", was layers.BatchNormalization("))
                .noneMatch(line -> line.contains("# new"));
        assertThat(treatment("leaky-relu", Nets.resnet()).keras())
                .singleElement()
                .asString()
                .contains("# relu1, relu2, relu3, relu4 and 3 more, was layers.ReLU()");
    }

    private static Treatment treatment(String id, Recipe recipe) {
        return Remedies.of(id).treat(recipe, Nets.finding("plateau")).orElseThrow();
    }

    private static Recipe treated(String id, Recipe recipe) {
        return recipe.with(treatment(id, recipe).edit());
    }

    private static List<String> names(Recipe recipe) {
        return recipe.model().allLayers().stream().map(Layer::name).toList();
    }
}
