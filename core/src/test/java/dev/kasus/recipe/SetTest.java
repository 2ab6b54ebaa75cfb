package dev.kasus.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Kinds;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.ClassWeights;
import dev.kasus.recipe.training.EarlyStopping;
import dev.kasus.recipe.training.Loss;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Schedule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Edits that set one key. */
class SetTest {
    private static final Layer.Residual BLOCK =
            new Layer.Residual("block", List.of(Recipes.conv("inner", 8)), List.of(Recipes.conv("short", 8)));
    private static final Recipe RECIPE =
            Recipes.of(Recipes.conv("stem", 8), Recipes.relu("act"), BLOCK, Recipes.gap(), Recipes.dense());

    private static Recipe set(String path, Object value) {
        return RECIPE.with(new Edit.Set(path, value instanceof Tree tree ? tree : Tree.scalar(value)));
    }

    @Test
    void setsPlainKeys() {
        assertThat(set("seed", 7L).seed()).isEqualTo(7);
        assertThat(set("training.learning-rate", 0.5).training().learningRate()).isEqualTo(0.5);
        assertThat(set("data.color", "grey").data().color()).isEqualTo(Data.Color.GREY);
        assertThat(set("training.steps", 3L).training().steps()).isEqualTo(3);
    }

    @Test
    void namingAnotherKindReplacesTheOneThatStandsThere() {
        assertThat(set("training.schedule.cosine.minimum", 0.01).training().schedule())
                .isEqualTo(new Schedule.Cosine(0.01));
        assertThat(set("training.schedule", "cosine").training().schedule()).isEqualTo(new Schedule.Cosine(0));
        assertThat(set("training.optimizer.sgd.momentum", 0.9).training().optimizer())
                .isEqualTo(new Optimizer.Sgd(0.9, false));
        assertThat(set("training.loss.focal.weights", "balanced").training().loss())
                .isEqualTo(new Loss.Focal(2, new ClassWeights.Balanced()));
        assertThat(set("data.split.random.validation", 0.3).data().split()).isEqualTo(new Split.Random(0.3, 0));
        assertThat(set("data.source.idx.path", "mnist").data().source()).isEqualTo(new Source.Idx("mnist"));
        assertThat(set("model.init.normal.std", 0.1).model().init()).isEqualTo(new Init.Normal(0.1));
    }

    @Test
    void anUnchangedKindKeepsItsOtherKeys() {
        Recipe twice = set("training.optimizer.adam.beta1", 0.5)
                .with(new Edit.Set("training.optimizer.beta2", Tree.scalar(0.9)));
        assertThat(twice.training().optimizer()).isEqualTo(new Optimizer.Adam(0.5, 0.9, 1e-8));
        assertThat(set("training.loss.label-smoothing", 0.1).training().loss())
                .isEqualTo(new Loss.CrossEntropy(new ClassWeights.Uniform(), 0.1));
    }

    @Test
    void whatWasLeftOutIsMadeAndCanBeLeftOutAgain() {
        Recipe stopping = set("training.early-stopping.patience", 3L);
        assertThat(stopping.training().earlyStopping())
                .isEqualTo(new EarlyStopping(EarlyStopping.Metric.VALIDATION_LOSS, 3, 0));
        assertThat(stopping.with(new Edit.Set("training.early-stopping", Tree.scalar(null))))
                .isEqualTo(RECIPE);
        assertThat(set("training.loss.cross-entropy.weights.given.weights.perch", 2.0)
                        .training()
                        .loss())
                .isEqualTo(new Loss.CrossEntropy(new ClassWeights.Given(Map.of("perch", 2.0)), 0));
        assertThat(((Source.Reef) set("data.source.reef.classes.perch.count", 5L)
                                .data()
                                .source())
                        .classes()
                        .get("perch")
                        .count())
                .isEqualTo(5);
    }

    @Test
    void layersAreFoundByNumberAndByNameInsideBlocksToo() {
        assertThat(set("model.layers.stem.filters", 16L).model().layers().get(0))
                .isEqualTo(Recipes.conv("stem", 16));
        assertThat(set("model.layers[0].filters", 16L)).isEqualTo(set("model.layers.stem.filters", 16L));
        assertThat(set("model.layers[0].conv.filters", 16L)).isEqualTo(set("model.layers.stem.filters", 16L));
        assertThat(set("model.layers.inner.kernel", 5L).model().allLayers())
                .contains(new Layer.Conv("inner", 8, 5, 1, new Padding.Same(), 1, 1, true, null));
        assertThat(set("model.layers.short.padding.pixels", 2L).model().allLayers())
                .contains(new Layer.Conv("short", 8, 3, 1, new Padding.Pixels(2), 1, 1, true, null));
        assertThat(set("model.layers.inner.init.constant.value", 0.5).model().allLayers())
                .contains(new Layer.Conv("inner", 8, 3, 1, new Padding.Same(), 1, 1, true, new Init.Constant(0.5)));
    }

    @Test
    void itemsOfAListAreSetByNumber() {
        Tree flipAndShift = new Tree.Sequence(List.of(Tree.scalar("flip"), Tree.scalar("shift")), 0);
        Recipe augmented = set("training.augmentation", flipAndShift)
                .with(new Edit.Set("training.augmentation[1].fraction", Tree.scalar(0.3)))
                .with(new Edit.Set("training.augmentation[0]", Tree.scalar("mixup")));
        assertThat(augmented.training().augmentation())
                .containsExactly(new Augmentation.Mixup(0.2, 1, List.of()), new Augmentation.Shift(0.3, 1, List.of()));
    }

    private static void refused(String path, Object value, String message) {
        assertThatThrownBy(() -> set(path, value)).isInstanceOf(BadInput.class).hasMessageStartingWith(message);
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearest() {
        refused(
                "training.learning-rte",
                0.1,
                "edit of training.learning-rte: unknown key \"learning-rte\" in training\n"
                        + "Did you mean \"learning-rate\"?");
        refused(
                "training.schedule.cosin.minimum",
                0.1,
                "edit of training.schedule.cosin.minimum: training.schedule has no kind \"cosin\"\n"
                        + "Did you mean \"cosine\"?");
        refused(
                "model.layers.stm.filters",
                1L,
                "\"stm\" in model.layers.stm.filters is not an item of the list of 5\nDid you mean \"stem\"?");
        refused(
                "training.augmentation[0].probability",
                1L,
                "\"0\" in training.augmentation[0].probability is not an item of the list of 0");
        refused("training..epochs", 1L, "\"training..epochs\" is not a path of a recipe\nWrite keys joined by dots");
        refused("", 1L, "\"\" is not a path of a recipe");
        refused(
                "training.epochs.more",
                1L,
                "edit of training.epochs.more: training.epochs is keys with values, not a whole number");
    }

    @Test
    void aValueOutOfRangeIsRefused() {
        refused(
                "training.learning-rate",
                -1.0,
                "edit of training.learning-rate: training.learning-rate is -1, out of range\nIt must be at least 0.");
        refused(
                "data.size",
                4L,
                "edit of data.size: data.size is 4, out of range\nIt must be at least 8 and at most 1024.");
    }

    /** Else a path without the kind would not say whether a kind or a key is meant. */
    @Test
    void noKeyOfAKindIsNamedAsAKindIs() {
        for (Class<?> sealed : List.of(
                Layer.class,
                Init.class,
                Padding.class,
                Optimizer.class,
                Schedule.class,
                Loss.class,
                ClassWeights.class,
                Augmentation.class,
                Source.class,
                Split.class)) {
            Set<String> keys = new HashSet<>();
            for (Class<?> kind : Kinds.of(sealed).values()) {
                for (var component : kind.getRecordComponents()) {
                    keys.add(Kinds.kebab(component.getName()));
                }
            }
            assertThat(keys)
                    .as(sealed.getSimpleName())
                    .doesNotContainAnyElementsOf(Kinds.of(sealed).keySet());
        }
    }
}
