package dev.kasus.torch.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.Fixtures.Memory;
import dev.kasus.torch.TorchEngine;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Floats;
import dev.kasus.torch.network.ForwardHook;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadUnitRecyclingTest {
    private static final Padding SAME = new Padding.Same();
    private static final Layer CONV = new Layer.Conv("", 8, 3, 1, SAME, 1, 1, true, null);
    private static final int SIDE = 8;
    private static final Double NEW = Double.NaN;
    private static final Double ZERO = 0.0;
    private static final Double ONE = 1.0;

    private static Recipe recipe(Map<String, Tree> more) {
        Map<String, Tree> training = new LinkedHashMap<>(
                Map.of("epochs", Tree.scalar(6L), "batch-size", Tree.scalar(16L), "learning-rate", Tree.scalar(0.01)));
        training.putAll(more);
        return Fixtures.recipe(
                SIDE,
                Fixtures.training(training),
                CONV,
                new Layer.BatchNorm("", 0.1, 1e-5),
                new Layer.Relu(""),
                CONV,
                new Layer.Relu(""),
                CONV,
                new Layer.Relu(""),
                new Layer.MaxPool("", 2, null, 0),
                new Layer.Flatten(""),
                new Layer.Dense("", 12, true, null),
                new Layer.Relu(""),
                new Layer.Dense("", null, true, null));
    }

    private static Recipe recycling(String... biased) {
        Recipe recipe = recipe(Map.of("recycle-dead-units", Tree.scalar(1L)));
        for (String layer : biased) {
            recipe = recipe.with(new Edit.Set("model.layers." + layer + ".bias-init", Tree.scalar(-50.0)));
        }
        return recipe;
    }

    private static Memory train(Recipe recipe, ProbePreset probes, @Nullable Checkpoint from) {
        Memory memory = new Memory();
        new TorchEngine().train(recipe, Fixtures.data(240, SIDE), probes, from, memory);
        return memory;
    }

    private static double accuracy(Memory memory) {
        return memory.recording.build().series(Signals.VALIDATION_ACCURACY).last();
    }

    /** A layer that says nothing to the next would, with weights of 0, never learn to. */
    @ParameterizedTest
    @ValueSource(strings = {"conv2", "conv3", "dense1", "conv2,conv3", "conv2,conv3,dense1"})
    void aNetWithDeadLayersLearnsAgain(String layers) {
        Recipe recycling = recycling(layers.split(","));
        Recipe dead = recycling.with(new Edit.Set("training.recycle-dead-units", Tree.scalar(null)));
        Memory without = train(dead, ProbePreset.STANDARD, null);
        Memory with = train(recycling, ProbePreset.STANDARD, null);
        assertThat(accuracy(without)).isLessThan(0.4);
        assertThat(accuracy(with)).isGreaterThan(0.9);
        Recording recording = with.recording.build();
        int units = Arrays.stream(layers.split(","))
                .mapToInt(it -> it.equals("dense1") ? 12 : 8)
                .sum();
        assertThat(recording.series(Signals.RECYCLED_UNITS).value(0)).isGreaterThanOrEqualTo(units);
        assertThat(recording.series(Signals.RECYCLED_UNITS).step(0)).isEqualTo(1);
        assertThat(recording.series(Signals.RECYCLED_UNITS).step(1)).isEqualTo(16);
        assertThat(recording.series(Signals.RECYCLED_UNITS).size()).isEqualTo(6);
        assertThat(recording.series(Signals.RECYCLED_UNITS).last()).isLessThan(units);
        assertThat(without.recording.build().series(Signals.RECYCLED_UNITS).isEmpty())
                .isTrue();
    }

    private static float[] logits(Network network, TrainingData data) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            int[] all = IntStream.range(0, 60).toArray();
            Tensor images = data.normalizer().apply(data.train().pixels(all, 0, 60));
            return Floats.of(network.logits(images, ForwardMode.validation(network.statistics(), ForwardHook.NONE)));
        }
    }

    @Test
    void onlyDeadUnitsAreRecycledAndTheAnswersStay() {
        try (PointerScope scope = new PointerScope()) {
            Recipe recipe = recycling();
            TrainingData data = TrainingData.of(recipe, Fixtures.data(60, SIDE));
            Network network = Network.of(recipe, 3);
            Optimization optimization = Optimization.of(recipe.training(), network.parameters());
            try (NoGradGuard guard = new NoGradGuard()) {
                // Small weights and a bias of 3: every unit lives, whatever comes in, but for those that are told not
                // to.
                network.parameters().values().mul_(new Scalar(0.01));
                for (String bias : new String[] {"batch-norm1.bias", "conv2.bias", "conv3.bias", "dense1.bias"}) {
                    network.parameters().get(bias).fill_(new Scalar(3.0));
                }
                network.parameters().get("batch-norm1.bias").select(0, 1).fill_(new Scalar(-500.0));
                network.parameters().get("conv3.bias").select(0, 2).fill_(new Scalar(-500.0));
                network.parameters().get("dense1.bias").select(0, 5).fill_(new Scalar(-500.0));
                optimization.state().values().forEach(row -> row.fill_(new Scalar(1.0)));
            }
            Map<String, float[]> before = new LinkedHashMap<>();
            network.parameters().parameters().forEach(it -> before.put(it.name(), Floats.of(it.value())));
            float[] answers = logits(network, data);
            DeadUnitRecycling recycling = new DeadUnitRecycling(recipe, network, data, optimization);
            assertThat(recycling.before(1)).isEqualTo(3);
            assertThat(logits(network, data)).isEqualTo(answers);

            int[] recycled = new int[1];
            network.parameters().parameters().forEach(parameter -> {
                float[] after = Floats.of(parameter.value());
                float[] old = before.get(parameter.name());
                float[] moment = Floats.of(
                        network.parameters().shaped(optimization.state().get("square"), parameter.name()));
                for (int i = 0; i < after.length; i++) {
                    Double expected = expected(parameter.name(), i);
                    assertThat(moment[i]).as(parameter.name() + i).isEqualTo(expected == null ? 1f : 0f);
                    if (expected == null) {
                        assertThat(after[i]).isEqualTo(old[i]);
                    } else if (Double.isNaN(expected)) {
                        assertThat(after[i]).isNotEqualTo(old[i]).isNotZero();
                        recycled[0]++;
                    } else {
                        assertThat(after[i]).isEqualTo(expected.floatValue());
                    }
                }
            });
            assertThat(recycled[0]).isEqualTo(27 + 72 + 128);
        }
    }

    /** What a number is afterwards: itself (null), drawn anew (NaN), or this. */
    private static @Nullable Double expected(String parameter, int index) {
        return switch (parameter) {
            case "conv1.weight" -> index / 27 == 1 ? NEW : null;
            case "conv1.bias", "batch-norm1.bias" -> index == 1 ? ZERO : null;
            case "batch-norm1.weight" -> index == 1 ? ONE : null;
            case "conv2.weight" -> index / 9 % 8 == 1 ? ZERO : null;
            case "conv3.weight" -> index / 72 == 2 ? NEW : null;
            case "conv3.bias" -> index == 2 ? ZERO : null;
            case "dense1.weight" -> index / 128 == 5 ? NEW : index % 128 / 16 == 2 ? ZERO : null;
            case "dense1.bias" -> index == 5 ? ZERO : null;
            case "dense2.weight" -> index % 12 == 5 ? ZERO : null;
            default -> null;
        };
    }

    @Test
    void theWeightsDependNeitherOnProbesNorOnAnInterruption() {
        Recipe recipe = recycling("conv2").with(new Edit.Set("training.recycle-dead-units", Tree.scalar(2L)));
        Memory straight = train(recipe, ProbePreset.FULL, null);
        Memory unwatched = train(recipe, ProbePreset.NONE, null);
        Memory resumed = train(recipe, ProbePreset.STANDARD, straight.checkpoints.get(1));
        straight.last().tensors().forEach((name, tensor) -> {
            assertThat(unwatched.last().tensors().get(name).bytes()).as(name).isEqualTo(tensor.bytes());
            assertThat(resumed.last().tensors().get(name).bytes()).as(name).isEqualTo(tensor.bytes());
        });
        assertThat(straight.recording.build().series(Signals.RECYCLED_UNITS).steps())
                .containsExactly(1, 31, 61);
        assertThat(resumed.recording.build().series(Signals.RECYCLED_UNITS).steps())
                .containsExactly(31, 61);
        assertThat(unwatched.recording.build().series(Signals.RECYCLED_UNITS).size())
                .isEqualTo(3);
    }
}
