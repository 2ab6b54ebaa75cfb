package dev.kasus.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.engine.ProbePreset;
import dev.kasus.landscape.Curvature;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TorchWeightSpaceTest {
    private static final Recipe RECIPE = recipe();

    private static Recipe recipe() {
        Source reef = TreeReader.read(
                Tree.Mapping.of(Map.of(
                        "reef",
                        Tree.Mapping.of(Map.of(
                                "species",
                                new Tree.Sequence(List.of(Tree.scalar("clownfish"), Tree.scalar("moray-eel")), 0),
                                "all",
                                Tree.Mapping.of(Map.of("count", Tree.scalar(12L))))))),
                Source.class,
                "test");
        Recipe any = Fixtures.recipe(
                24,
                Fixtures.training(Map.of("epochs", Tree.scalar(3L), "batch-size", Tree.scalar(8L))),
                new Layer.Conv("", 4, 3, 2, new Padding.Same(), 1, 1, true, null),
                new Layer.Relu(""),
                new Layer.Flatten(""),
                new Layer.Dense("", null, true, null));
        return any.with(any.data().withSource(reef));
    }

    @Test
    void theWayBeginsBeforeTheFirstStepAndItsLossesAreThoseOfTheTraining() {
        TorchWeightSpace space = new TorchWeightSpace();
        List<float[]> way = space.way(RECIPE, () -> false);
        assertThat(way).hasSize(4);
        assertThat(way.get(0)).hasSize((int) RECIPE.shapes(2).parameters());
        assertThat(way.get(0)).isNotEqualTo(way.get(3));
        Fixtures.Memory memory = new Fixtures.Memory();
        new TorchEngine().train(RECIPE, ProbePreset.STANDARD, null, memory);
        double evalMode =
                memory.recording.build().series(Signals.EVAL_MODE_TRAIN_LOSS).last();
        double[] losses = space.losses(RECIPE, way);
        assertThat(losses[3]).isCloseTo(evalMode, within(1e-4));
        assertThat(losses[3]).isLessThan(losses[0]);
    }

    @Test
    void aCheckpointIsWhereItsTrainingEndedAndThatIsLowerThanAllAround() {
        TorchWeightSpace space = new TorchWeightSpace();
        List<float[]> way = space.way(RECIPE, () -> false);
        Fixtures.Memory memory = new Fixtures.Memory();
        new TorchEngine().train(RECIPE, ProbePreset.STANDARD, null, memory);
        float[] end = space.point(RECIPE, memory.last());
        assertThat(end).containsExactly(way.get(3));
        Curvature there = space.curvature(RECIPE, end);
        double[] losses = space.losses(RECIPE, List.of(end));
        assertThat(there.loss()).isCloseTo(losses[0], within(1e-5));
        assertThat(there.gradientNorm()).isPositive();
        assertThat(there.largestEigenvalue()).isGreaterThan(Math.abs(there.smallestEigenvalue()));
        assertThat(there).isEqualTo(space.curvature(RECIPE, end));
    }

    @Test
    void aTrainingThatIsStoppedHasGoneNowhere() {
        assertThat(new TorchWeightSpace().way(RECIPE, () -> true)).hasSize(1);
    }
}
