package dev.kasus.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Padding;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Tree;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.signal.Signals;
import dev.kasus.torch.Fixtures.Memory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingLoopTest {
    private static final int SIDE = 12;

    private static Recipe recipe(Map<String, Tree> more) {
        Map<String, Tree> keys = new LinkedHashMap<>();
        keys.put("epochs", Tree.scalar(3L));
        keys.put("batch-size", Tree.scalar(16L));
        keys.put("learning-rate", Tree.scalar(0.01));
        keys.put(
                "augmentation",
                new Tree.Sequence(
                        List.of(Tree.scalar("flip"), Tree.scalar("shift"), Tree.scalar("noise"), Tree.scalar("mixup")),
                        0));
        keys.putAll(more);
        return Fixtures.recipe(
                SIDE,
                Fixtures.training(keys),
                new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.BatchNorm("", 0.1, 1e-5),
                new Layer.Relu(""),
                new Layer.MaxPool("", 2, null, 0),
                new Layer.Residual(
                        "",
                        List.of(new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null), new Layer.Tanh("")),
                        List.of()),
                new Layer.SpatialDropout("", 0.1),
                new Layer.Flatten(""),
                new Layer.Dropout("", 0.2),
                new Layer.Dense("", null, true, null));
    }

    private static Memory train(Recipe recipe, ProbePreset probes, @Nullable Checkpoint from, int stopAfter) {
        Memory memory = new Memory();
        memory.stopAfter = stopAfter;
        torch.set_num_threads(1);
        try (PointerScope scope = new PointerScope()) {
            TrainingLoop loop =
                    new TrainingLoop(recipe, TrainingData.of(recipe, Fixtures.data(90, SIDE)), probes, memory);
            if (from != null) {
                loop.restore(from);
            }
            State state = loop.run();
            assertThat(state).isEqualTo(stopAfter < 3 ? State.INTERRUPTED : State.FINISHED);
        }
        return memory;
    }

    private static void assertSameTensors(Checkpoint actual, Checkpoint expected) {
        assertThat(actual.tensors().keySet()).isEqualTo(expected.tensors().keySet());
        expected.tensors()
                .forEach((name, tensor) -> assertThat(
                                actual.tensors().get(name).bytes().rewind())
                        .as(name)
                        .isEqualTo(tensor.bytes().rewind()));
    }

    @ParameterizedTest
    @EnumSource(
            value = ProbePreset.class,
            names = {"ECONOMY", "STANDARD", "FULL"})
    void watchingDoesNotChangeTheWeights(ProbePreset probes) {
        Checkpoint bare = train(recipe(Map.of()), ProbePreset.NONE, null, 9).last();
        assertSameTensors(train(recipe(Map.of()), probes, null, 9).last(), bare);
    }

    @Test
    void aRunBesideAnotherEndsInTheSameWeights() {
        Checkpoint alone =
                train(recipe(Map.of()), ProbePreset.STANDARD, null, 9).last();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            var first = CompletableFuture.supplyAsync(
                    () -> train(recipe(Map.of()), ProbePreset.STANDARD, null, 9).last(), threads);
            var second = CompletableFuture.supplyAsync(
                    () -> train(recipe(Map.of()).withSeed(8), ProbePreset.STANDARD, null, 9)
                            .last(),
                    threads);
            assertSameTensors(first.join(), alone);
            assertThat(second.join().tensors().get("conv1.weight").bytes().rewind())
                    .isNotEqualTo(alone.tensors().get("conv1.weight").bytes().rewind());
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(Optimizers.class)
    void aResumedRunEndsAsIfItHadNeverStopped(Optimizers optimizer) {
        Recipe recipe = recipe(Map.of("optimizer", optimizer.tree, "schedule", optimizer.schedule));
        Checkpoint whole = train(recipe, ProbePreset.STANDARD, null, 9).last();
        Checkpoint half = train(recipe, ProbePreset.STANDARD, null, 1).last();
        assertThat(half.epoch()).isEqualTo(1);
        Checkpoint resumed = train(recipe, ProbePreset.STANDARD, half, 9).last();
        assertSameTensors(resumed, whole);
        Map<String, String> values = new LinkedHashMap<>(resumed.values());
        values.remove("seconds");
        assertThat(whole.values()).containsAllEntriesOf(values);
    }

    enum Optimizers {
        SGD(
                Tree.Mapping.of(Map.of(
                        "sgd", Tree.Mapping.of(Map.of("momentum", Tree.scalar(0.9), "nesterov", Tree.scalar(true))))),
                Tree.scalar("cosine")),
        ADAM(Tree.scalar("adam"), Tree.scalar("reduce-on-plateau")),
        ADAMW(Tree.scalar("adamw"), Tree.scalar("triangular2")),
        RMSPROP(
                Tree.Mapping.of(Map.of("rmsprop", Tree.Mapping.of(Map.of("momentum", Tree.scalar(0.5))))),
                Tree.scalar("keras-decay"));

        private final Tree tree;
        private final Tree schedule;

        Optimizers(Tree tree, Tree schedule) {
            this.tree = tree;
            this.schedule = schedule;
        }
    }

    @Test
    void learnsAndRecordsWhatHappens() {
        Map<String, Tree> plain = Map.of("augmentation", new Tree.Sequence(List.of(), 0), "epochs", Tree.scalar(12L));
        Memory memory = new Memory();
        Recipe recipe = recipe(plain);
        try (PointerScope scope = new PointerScope()) {
            State state = new TrainingLoop(
                            recipe, TrainingData.of(recipe, Fixtures.data(240, SIDE)), ProbePreset.STANDARD, memory)
                    .run();
            assertThat(state).isEqualTo(State.FINISHED);
        }
        Recording recording = memory.recording.recipe(recipe).build();
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).last()).isGreaterThan(0.95);
        assertThat(recording.epochs()).isEqualTo(12);
        assertThat(recording.subjects(Signals.WEIGHT_GRADIENT)).containsExactly("conv1", "conv2", "dense1");
        assertThat(recording.subjects(Signals.DEAD_FRACTION)).containsExactly("relu1");
        assertThat(recording.subjects(Signals.SATURATED_FRACTION)).containsExactly("tanh1");
        assertThat(recording.subjects(Signals.CLASS_AUC)).containsExactlyInAnyOrderElementsOf(Fixtures.CLASSES);
        assertThat(recording.matrices(Signals.CONFUSION)).hasSize(12);
        assertThat(recording
                        .series(Signals.BATCH_NORM_TRAIN_DISTANCE, "batch-norm1")
                        .size())
                .isEqualTo(5);
        assertThat(recording.series(Signals.ACCURACY_BATCH_STATISTICS).last()).isGreaterThan(0.9);
    }

    @Test
    void stopsWhenTheLossIsNoLongerFinite() {
        Recipe recipe = recipe(Map.of("learning-rate", Tree.scalar(1e20), "optimizer", Tree.scalar("sgd")));
        Memory memory = new Memory();
        try (PointerScope scope = new PointerScope()) {
            assertThat(new TrainingLoop(
                                    recipe,
                                    TrainingData.of(recipe, Fixtures.data(90, SIDE)),
                                    ProbePreset.STANDARD,
                                    memory)
                            .run())
                    .isEqualTo(State.DIVERGED);
        }
        assertThat(memory.recording.build().series(Signals.STEP_LOSS).last()).isNotFinite();
    }

    @Test
    void anEpochLeavesOutAnOnlyImage() {
        assertThat(TrainingLoop.stepsPerEpoch(65, 32)).isEqualTo(2);
        assertThat(TrainingLoop.stepsPerEpoch(66, 32)).isEqualTo(3);
        assertThat(TrainingLoop.stepsPerEpoch(5, 32)).isEqualTo(1);
    }
}
