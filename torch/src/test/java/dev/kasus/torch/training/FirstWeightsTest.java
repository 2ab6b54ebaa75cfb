package dev.kasus.torch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.engine.ProbePreset;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Checkpoint;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.Fixtures.Memory;
import dev.kasus.torch.TorchEngine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Trainings that begin with the weights of another. */
class FirstWeightsTest {
    private static final Recipe RECIPE = Fixtures.recipe(
            8,
            Fixtures.training(Map.of("epochs", Tree.scalar(2L), "batch-size", Tree.scalar(16L))),
            new Layer.Conv("", 6, 3, 1, new Padding.Same(), 1, 1, true, null),
            new Layer.BatchNorm("", 0.1, 1e-5),
            new Layer.Relu(""),
            new Layer.Conv("", 6, 3, 1, new Padding.Same(), 1, 1, true, null),
            new Layer.Prelu("", 0.25),
            new Layer.GlobalAveragePool(""),
            new Layer.Dense("", null, true, null));

    private static final List<String> LAYERS = List.of("conv1", "batch-norm1", "conv2", "prelu1", "dense1");

    /** One step at a rate of 0 with standing statistics: what is there after it was there before. */
    private static final Edit STILL = new Edit.All(List.of(
            set("training.learning-rate", 0.0),
            set("training.steps", 1L),
            set("model.layers.batch-norm1.momentum", 0.0)));

    private static Edit set(String path, Object value) {
        return new Edit.Set(path, Tree.scalar(value));
    }

    private static Memory train(Recipe recipe, @Nullable Checkpoint from) {
        Memory memory = new Memory();
        new TorchEngine().train(recipe, Fixtures.data(96, 8), ProbePreset.STANDARD, from, memory);
        return memory;
    }

    private static Checkpoint firstWeights() {
        return train(RECIPE, null).last().firstWeights("teacher");
    }

    private static List<Checkpoint.Tensor> of(Checkpoint checkpoint, String layer) {
        return Stream.of("weight", "bias", "running-mean", "running-variance")
                .filter(part -> checkpoint.tensors().containsKey(layer + "." + part))
                .map(part -> checkpoint.tensors().get(layer + "." + part))
                .toList();
    }

    private static boolean equal(Checkpoint one, Checkpoint other, String layer) {
        List<Checkpoint.Tensor> first = of(one, layer);
        List<Checkpoint.Tensor> second = of(other, layer);
        boolean equal = first.size() == second.size();
        for (int i = 0; equal && i < first.size(); i++) {
            equal = first.get(i).bytes().equals(second.get(i).bytes());
        }
        return equal;
    }

    @Test
    void weightsAndStatisticsAreThoseOfTheOtherRunAndNothingElseIs() {
        Checkpoint first = firstWeights();
        Memory memory = train(RECIPE.with(STILL), first);
        assertThat(LAYERS).allMatch(layer -> equal(memory.last(), first, layer));
        assertThat(memory.last().epoch()).isEqualTo(1);
        assertThat(memory.last().step()).isEqualTo(1);
        assertThat(memory.provenance.notes()).containsEntry("first weights", "of the run teacher, epoch 2");
        Checkpoint own = train(RECIPE.with(STILL), null).last();
        assertThat(List.of("conv1", "conv2", "dense1")).noneMatch(layer -> equal(memory.last(), own, layer));

        // The first moment of Adam after one step is a tenth of the gradient where it began at 0, and the gradient is
        // that of the same images.
        Checkpoint again = train(RECIPE.with(STILL).with(set("training.optimizer.adam.beta1", 0.5)), first)
                .last();
        float afterOne = memory.last().tensors().get("optimizer.mean").bytes().getFloat(0);
        assertThat((double) again.tensors().get("optimizer.mean").bytes().getFloat(0))
                .isCloseTo(5.0 * afterOne, within(Math.abs(afterOne) * 1e-4));
    }

    @Test
    void layersThatDifferOrAreMissingAreDrawnAndNamed() {
        Checkpoint first = firstWeights();
        Recipe wider = RECIPE.with(STILL)
                .with(set("model.layers.conv2.filters", 7L))
                .with(set("model.layers.conv1.name", "stem"));
        Memory memory = train(wider, first);
        assertThat(memory.provenance.notes())
                .containsEntry(
                        "first weights", "of the run teacher, epoch 2; newly drawn: stem, conv2, prelu1, dense1");
        Checkpoint own = train(wider, null).last();
        assertThat(List.of("stem", "conv2", "prelu1", "dense1")).allMatch(layer -> equal(memory.last(), own, layer));
        assertThat(equal(memory.last(), first, "batch-norm1")).isTrue();
        assertThat(equal(memory.last(), own, "batch-norm1")).isFalse();
    }

    @Test
    void aLayerIsTakenAsAWholeOrNotAtAll() {
        Recipe unbiased = RECIPE.with(set("model.layers.conv1.bias", false));
        Checkpoint first = train(unbiased, null).last().firstWeights("teacher");
        Memory memory = train(RECIPE.with(STILL), first);
        assertThat(memory.provenance.notes().get("first weights")).endsWith("; newly drawn: conv1");
        assertThat(equal(memory.last(), train(RECIPE.with(STILL), null).last(), "conv1"))
                .isTrue();
    }

    @Test
    void whereNothingFitsTheTrainingIsRefused() {
        Recipe other = Fixtures.recipe(
                8, Fixtures.training(Map.of()), new Layer.Flatten(""), new Layer.Dense("", null, true, null));
        assertThatThrownBy(() -> train(other, firstWeights()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no layer of the recipe has the name and the shapes")
                .hasMessageContaining("teacher, epoch 2");
    }

    @Test
    void itResumesToTheSameWeightsAndStillKnowsWhereTheyCameFrom() {
        Checkpoint first = firstWeights();
        Memory straight = train(RECIPE, first);
        assertThat(straight.checkpoints).hasSize(2);
        Memory resumed = train(RECIPE, straight.checkpoints.get(0));
        assertThat(resumed.provenance.notes()).containsEntry("first weights", "of the run teacher, epoch 2");
        assertThat(LAYERS).allMatch(layer -> equal(resumed.last(), straight.last(), layer));
    }
}
