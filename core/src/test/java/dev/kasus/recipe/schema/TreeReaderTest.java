package dev.kasus.recipe.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Recipes;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.ClassWeights;
import dev.kasus.recipe.training.Loss;
import dev.kasus.recipe.training.Optimizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeReaderTest {
    private static final Tree LAYERS = new Tree.Sequence(List.of(), 0);
    private static final Tree MODEL = Recipes.map("layers", LAYERS);
    private static final Tree DATA = Recipes.map("source", "reef");

    private static void refused(Tree tree, String message) {
        assertThatThrownBy(() -> TreeReader.read(tree, Recipe.class, "r.yaml"))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
    }

    private static void trainingRefused(String key, Object value, String message) {
        Tree training = Recipes.map(key, value instanceof Tree tree ? tree : Tree.scalar(value));
        refused(Recipes.map("data", DATA, "model", MODEL, "training", training), message);
    }

    @Test
    void everythingButDataAndModelHasADefault() {
        Recipe recipe = TreeReader.read(Recipes.map("data", DATA, "model", MODEL), Recipe.class, "r.yaml");
        assertThat(recipe.training().optimizer()).isEqualTo(new Optimizer.Adam(0.9, 0.999, 1e-8));
        assertThat(recipe.training().loss()).isEqualTo(new Loss.CrossEntropy(new ClassWeights.Uniform(), 0));
        assertThat(recipe.data().size()).isEqualTo(32);
        assertThat(recipe.threads()).isEqualTo(1);
        refused(Recipes.map("data", DATA), "r.yaml: model is missing\nIt has no default: give it a value.");
        refused(Recipes.map("model", MODEL), "r.yaml: data is missing\nIt has no default: give it a value.");
    }

    @Test
    void theLineOfAKeyIsNamed() {
        Tree data = new Tree.Mapping(Map.of("sise", new Tree.Scalar(32L, 4)), Map.of("sise", 4), 3);
        refused(
                Recipes.map("data", data, "model", MODEL),
                "r.yaml, line 4: unknown key \"sise\" in data\n"
                        + "Did you mean \"size\"? Legal here: source, size, color, split, limit, plant, normalization.");
    }

    @Test
    void aWrongTypeIsRefusedWithWhatIsWanted() {
        trainingRefused(
                "epochs",
                2.5,
                "r.yaml: training.epochs is \"2.5\", not a whole number\n"
                        + "Write a whole number, without point, exponent or quotes.");
        trainingRefused(
                "epochs",
                "ten",
                "r.yaml: training.epochs is \"ten\", not a whole number\n"
                        + "Write a whole number, without point, exponent or quotes.");
        trainingRefused(
                "learning-rate",
                true,
                "r.yaml: training.learning-rate is \"true\", not a number\n"
                        + "Write a number such as 0.5 or 1e-3, without quotes.");
        trainingRefused(
                "augmentation",
                "flip",
                "r.yaml: training.augmentation is \"flip\", not a list\n"
                        + "Write each item on a line of its own that begins with a dash.");
        trainingRefused(
                "sampling",
                "class-awar",
                "r.yaml: training.sampling has no value \"class-awar\"\n"
                        + "Did you mean \"class-aware\"? Legal here: shuffle, class-aware.");
        trainingRefused(
                "early-stopping",
                3L,
                "r.yaml: training.early-stopping is \"3\", not keys with values\n"
                        + "Write its keys indented below it, each with a colon.");
        refused(
                Tree.scalar("hello"),
                "r.yaml: a recipe is \"hello\", not keys with values\n"
                        + "Write its keys indented below it, each with a colon.");
    }

    @Test
    void aNumberOutOfRangeIsRefusedWithTheRange() {
        trainingRefused(
                "epochs", 0L, "r.yaml: training.epochs is 0, out of range\nIt must be at least 1 and at most 1000000.");
        trainingRefused(
                "learning-rate",
                Double.NaN,
                "r.yaml: training.learning-rate is .nan, out of range\nIt must be at least 0.");
        trainingRefused(
                "warm-up-steps",
                5_000_000_000L,
                "r.yaml: training.warm-up-steps is 5000000000, out of range\n"
                        + "It must be from -2147483648 to 2147483647.");
        trainingRefused(
                "optimizer",
                Recipes.map("sgd", Recipes.map("momentum", 1.0)),
                "r.yaml: training.optimizer.sgd.momentum is 1, out of range\n"
                        + "It must be at least 0 and less than 1.");
    }

    @Test
    void boundsInTheWrongOrderAreRefused() {
        trainingRefused(
                "schedule",
                Recipes.map("triangular", Recipes.map("base", 0.1)),
                "r.yaml: training.schedule.triangular: base 0.1 is above max 0.001\nSwap them, or set both.");
        trainingRefused(
                "augmentation",
                new Tree.Sequence(List.of(Recipes.map("scale", Recipes.map("min", 1.2))), 0),
                "r.yaml: training.augmentation[0].scale: min 1.2 is above max 1.1\nSwap them, or set both.");
        Tree small = Recipes.map("perch", Recipes.map("scale-max", 0.3));
        refused(
                Recipes.map("data", Recipes.map("source", Recipes.map("reef", Recipes.map("classes", small)))),
                "r.yaml: data.source.reef: scale-min 0.6 is above scale-max 0.3\nSwap them, or set both.");
    }

    @Test
    void aKindIsAWordOrAWordWithKeys() {
        trainingRefused(
                "schedule",
                "cosin",
                "r.yaml: training.schedule has no kind \"cosin\"\n"
                        + "Did you mean \"cosine\"? Legal here: constant, cosine, exp-range, exponential, "
                        + "keras-decay, one-cycle, range-test, reduce-on-plateau, step, triangular, triangular2, warm-restarts.");
        trainingRefused(
                "schedule",
                Recipes.map("cosine", null, "step", null),
                "r.yaml: training.schedule is keys with values, not one kind with its keys\n"
                        + "Write one of constant, cosine, exp-range, exponential, keras-decay, one-cycle, "
                        + "range-test, reduce-on-plateau, step, triangular, triangular2, warm-restarts, "
                        + "followed by a colon and its keys if it needs any.");
        trainingRefused(
                "schedule",
                "step",
                "r.yaml: training.schedule.step.every is missing\nIt has no default: give it a value.");
        trainingRefused(
                "schedule",
                Recipes.map("constant", Recipes.map("rate", 1.0)),
                "r.yaml: unknown key \"rate\" in training.schedule.constant\ntraining.schedule.constant takes no keys.");
    }

    @Test
    void anEmptyItemIsNotAKindCalledNull() {
        Tree model = Recipes.map("layers", new Tree.Sequence(List.of(Tree.scalar(null)), 0));
        assertThatThrownBy(() -> TreeReader.read(Recipes.map("data", DATA, "model", model), Recipe.class, "r.yaml"))
                .hasMessageStartingWith("r.yaml: model.layers[0] is empty, not one kind with its keys");
    }

    @Test
    void aTextStaysAsItIsWritten() {
        Tree flip = Recipes.map(
                "flip", Recipes.map("classes", new Tree.Sequence(List.of(new Tree.Scalar(7L, "007", 1)), 1)));
        assertThat(TreeReader.read(flip, Augmentation.class, "r.yaml").classes())
                .containsExactly("007");
    }

    @Test
    void whatAnItemNeedsIsSaidByTheRecordItself() {
        trainingRefused(
                "optimizer",
                Recipes.map("sgd", Recipes.map("nesterov", true)),
                "r.yaml: training.optimizer.sgd: nesterov is true but momentum is 0\n"
                        + "Set a momentum, such as 0.9, or leave nesterov out.");
        Layer twice = Recipes.relu("a");
        assertThatThrownBy(() -> Recipes.of(twice, twice))
                .hasMessage("two layers have the name \"a\"\nGive each layer a unique name, or none.");
        assertThatThrownBy(() -> Recipes.of(Recipes.relu("a/b")))
                .hasMessageStartingWith("a layer has the name \"a/b\"");
        assertThatThrownBy(() -> Recipes.of(Recipes.relu("1"))).isInstanceOf(BadInput.class);
    }
}
