package dev.kasus.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector.Kind;
import dev.kasus.recipe.model.Selector.Name;
import dev.kasus.recipe.schema.Tree;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditTest {
    private static final Layer.LeakyRelu LEAKY = new Layer.LeakyRelu("", 0.1);
    private static final Layer.Residual BLOCK = new Layer.Residual(
            "",
            List.of(Recipes.conv("", 8), Recipes.relu(""), Recipes.conv("", 8), Recipes.batchNorm("")),
            List.of(Recipes.conv("", 8)));
    private static final Recipe RECIPE = Recipes.of(
            Recipes.conv("stem", 8), Recipes.relu(""), BLOCK, Recipes.relu(""), Recipes.gap(), Recipes.dense());

    private static List<String> names(Recipe recipe) {
        return recipe.model().allLayers().stream().map(Layer::name).toList();
    }

    @Test
    void everyLayerOfAKindIsReplacedInsideBlocksTooAndANameThatCameFromTheKindFollowsIt() {
        Recipe edited = RECIPE.with(new Edit.Replace(new Kind("relu"), LEAKY));
        assertThat(names(edited))
                .isEqualTo(names(RECIPE).stream()
                        .map(name -> name.replace("relu", "leaky-relu"))
                        .toList());
        assertThat(edited.model().allLayers())
                .filteredOn(layer -> layer instanceof Layer.LeakyRelu)
                .extracting(Layer::name)
                .containsExactly("leaky-relu1", "leaky-relu2", "leaky-relu3");
        assertThat(edited.model().allLayers()).noneMatch(layer -> layer instanceof Layer.Relu);
        assertThat(edited.data()).isEqualTo(RECIPE.data());
        assertThat(edited.training()).isEqualTo(RECIPE.training());
    }

    @Test
    void aNameThatWasGivenStaysWhateverTakesThePlace() {
        Recipe named = Recipes.of(
                Recipes.conv("", 8),
                Recipes.relu("squash"),
                Recipes.relu("relu"),
                Recipes.relu("gelu2"),
                Recipes.gap(),
                Recipes.dense());
        assertThat(names(named.with(new Edit.Replace(new Kind("relu"), LEAKY)))).isEqualTo(names(named));
        assertThat(names(RECIPE.with(new Edit.Replace(new Name("conv1"), Recipes.conv("", 4)))))
                .as("the same kind, the same name")
                .isEqualTo(names(RECIPE));
    }

    @Test
    void aNumberThatIsTakenIsNotGivenAgain() {
        Recipe taken = Recipes.of(
                Recipes.conv("", 8),
                Recipes.relu(""),
                new Layer.LeakyRelu("leaky-relu1", 0.2),
                Recipes.relu(""),
                Recipes.gap(),
                Recipes.dense());
        assertThat(names(taken.with(new Edit.Replace(new Kind("relu"), LEAKY))))
                .containsExactly(
                        "conv1", "leaky-relu3", "leaky-relu1", "leaky-relu2", "global-average-pool1", "dense1");
    }

    @Test
    void namesFromKindsDecideNothingAboutATraining() {
        Recipe edited = RECIPE.with(new Edit.Replace(new Kind("relu"), LEAKY));
        Recipe asItWasOnceNamed = Recipes.of(
                Recipes.conv("stem", 8),
                LEAKY.named("relu1"),
                new Layer.Residual(
                        "",
                        List.of(Recipes.conv("", 8), LEAKY.named("relu2"), Recipes.conv("", 8), Recipes.batchNorm("")),
                        List.of(Recipes.conv("", 8))),
                LEAKY.named("relu3"),
                Recipes.gap(),
                Recipes.dense());
        assertThat(asItWasOnceNamed).isNotEqualTo(edited);
        assertThat(edited.trainsAs(asItWasOnceNamed)).isTrue();
        assertThat(edited.trainsAs(RECIPE)).isFalse();
        assertThat(edited.trainsAs(asItWasOnceNamed.withSeed(7))).isFalse();
        assertThat(edited.trainsAs(RECIPE.with(new Edit.Replace(new Kind("relu"), new Layer.LeakyRelu("", 0.2)))))
                .isFalse();
        Recipe otherConv = edited.with(new Edit.Set("model.layers.stem.name", Tree.scalar("conv9")));
        assertThat(edited.trainsAs(otherConv))
                .as("weights are drawn by their layer's name")
                .isFalse();
    }

    @Test
    void aFamilySelectsAllOfItsKinds() {
        assertThat(RECIPE.with(new Edit.Remove(new Kind("weighted"))).model().allLayers())
                .noneMatch(layer -> layer instanceof Layer.Weighted);
        assertThat(new Edit.Remove(new Kind("norm")).diff(RECIPE)).hasSize(1);
        assertThat(new Edit.Remove(new Kind("activation")).diff(RECIPE)).hasSize(3);
    }

    @Test
    void anInsertedLayerGetsANameOfItsOwnAtEachPlace() {
        Recipe edited = RECIPE.with(new Edit.InsertAfter(new Kind("conv"), Recipes.batchNorm("")));
        assertThat(names(edited)).doesNotHaveDuplicates().containsAll(names(RECIPE));
        assertThat(names(edited))
                .startsWith("stem", "batch-norm2", "relu1", "residual1", "conv1", "batch-norm3", "relu2", "conv2");
    }

    @Test
    void aLayerThatWasThereKeepsItsNameAgainstAnInsertedOne() {
        Recipe edited = RECIPE.with(new Edit.InsertBefore(new Name("stem"), Recipes.conv("conv2", 3)));
        assertThat(names(edited)).doesNotHaveDuplicates().startsWith("conv4", "stem");
        assertThat(edited.model().allLayers().get(0)).isEqualTo(Recipes.conv("conv4", 3));
        assertThat(RecipeDiff.between(RECIPE, edited)).containsExactly("+ model.layers.conv4: {conv: {filters: 3}}");
    }

    @Test
    void anInsertedNameThatIsFreeIsKeptAtTheFirstPlaceOnly() {
        Recipe edited = RECIPE.with(new Edit.InsertAfter(new Kind("relu"), new Layer.Dropout("drop", 0.5)));
        assertThat(names(edited)).doesNotHaveDuplicates().containsSubsequence("relu1", "drop", "relu2", "dropout1");
    }

    @Test
    void aWholeBlockIsInsertedWithNewNamesInside() {
        Recipe edited = RECIPE.with(new Edit.InsertAfter(
                new Kind("residual"), RECIPE.model().layers().get(2)));
        assertThat(names(edited)).doesNotHaveDuplicates().hasSize(names(RECIPE).size() + 6);
    }

    @Test
    void aLayerMovesOutOfABlock() {
        Recipe edited = RECIPE.with(new Edit.MoveAfter("batch-norm1", "stem"));
        assertThat(names(edited)).startsWith("stem", "batch-norm1", "relu1").doesNotHaveDuplicates();
        assertThat(RecipeDiff.between(RECIPE, edited))
                .containsExactly(
                        "+ model.layers.batch-norm1: batch-norm",
                        "- model.layers.residual1.body.batch-norm1: batch-norm");
    }

    @Test
    void aBlockCannotMoveIntoItself() {
        assertThatThrownBy(() -> RECIPE.with(new Edit.MoveAfter("residual1", "conv1")))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("layer residual1 cannot be moved after conv1, which is inside it");
    }

    @Test
    void aLayerOrKindThatIsNotThereIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> RECIPE.with(new Edit.Remove(new Name("stm"))))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("the model has no layer named \"stm\"\nDid you mean \"stem\"?");
        assertThatThrownBy(() -> RECIPE.with(new Edit.Remove(new Kind("tanh"))))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("the model has no layer of kind tanh\nLegal here: conv, relu, residual");
        assertThatThrownBy(() -> new Kind("batchnorm"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("there is no kind of layer \"batchnorm\"\nDid you mean \"batch-norm\"?");
    }

    @Test
    void aDiffSaysEachChangeOnALineOfItsOwn() {
        Edit edit = new Edit.All(List.of(
                new Edit.Set("training.learning-rate", Tree.scalar(2.0)),
                new Edit.Set("training.optimizer.sgd.momentum", Tree.scalar(0.9)),
                new Edit.Set("data.normalization", Tree.scalar("none")),
                new Edit.Set("training.clip-norm", Tree.scalar(1.0)),
                new Edit.Set("model.layers.conv2.kernel", Tree.scalar(5L)),
                new Edit.Replace(new Name("relu1"), LEAKY),
                new Edit.InsertAfter(new Name("global-average-pool1"), new Layer.Dropout("", 0.3))));
        assertThat(edit.diff(RECIPE))
                .containsExactly(
                        "- data.normalization: channel",
                        "+ data.normalization: none",
                        "- training.learning-rate: 0.001",
                        "+ training.learning-rate: 2",
                        "- training.optimizer.adam.beta1: 0.9",
                        "- training.optimizer.adam.beta2: 0.999",
                        "- training.optimizer.adam.epsilon: 1e-8",
                        "+ training.optimizer.sgd.momentum: 0.9",
                        "+ training.optimizer.sgd.nesterov: false",
                        "+ training.clip-norm: 1",
                        "- model.layers.relu1: relu",
                        "+ model.layers.leaky-relu1: {leaky-relu: {slope: 0.1}}",
                        "- model.layers.residual1.body.conv2: {conv: {filters: 8}}",
                        "+ model.layers.residual1.body.conv2: {conv: {filters: 8, kernel: 5}}",
                        "+ model.layers.dropout1: {dropout: {rate: 0.3}}");
    }

    @Test
    void anEditThatChangesNothingHasNoDiff() {
        assertThat(new Edit.All(List.of()).diff(RECIPE)).isEmpty();
        assertThat(new Edit.Set("training.learning-rate", Tree.scalar(0.001)).diff(RECIPE))
                .isEmpty();
    }

    @Test
    void anEditSaysWhatItDoesInOneLine() {
        Edit all = new Edit.All(List.of(
                new Edit.Set("training.learning-rate", Tree.scalar(2.0)),
                new Edit.Set("training.clip-norm", Tree.scalar(null)),
                new Edit.Replace(new Kind("relu"), LEAKY),
                new Edit.InsertAfter(new Name("stem"), Recipes.batchNorm("")),
                new Edit.InsertBefore(new Kind("dense"), new Layer.Dropout("", 0.3)),
                new Edit.Remove(new Kind("norm")),
                new Edit.MoveAfter("a", "b")));
        assertThat(all.describe())
                .isEqualTo("set training.learning-rate to 2; leave out training.clip-norm; "
                        + "replace every relu by leaky-relu: {slope: 0.1}; insert batch-norm after layer stem; "
                        + "insert dropout: {rate: 0.3} before every dense; remove every norm; "
                        + "move layer a after layer b");
        assertThat(new Edit.All(List.of()).describe()).isEqualTo("change nothing");
        Tree layers = new Tree.Sequence(Collections.nCopies(40, Recipes.map("conv", Recipes.map("filters", 32L))), 0);
        assertThat(new Edit.Set("model.layers", layers).describe()).isEqualTo("set model.layers to a list of 40");
    }
}
