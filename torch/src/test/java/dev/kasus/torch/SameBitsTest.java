package dev.kasus.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Augmentation.Axis;
import dev.kasus.recipe.training.ClassWeights;
import dev.kasus.recipe.training.EarlyStopping;
import dev.kasus.recipe.training.Loss;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.signal.Series;
import dev.kasus.torch.Fixtures.Memory;
import dev.kasus.torch.network.Threads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same recipe ends in the same weights, bit for bit: watched or not, alone or in company, in one go or resumed. */
class SameBitsTest {
    private static final int SIDE = 12;
    private static final int STEPS_PER_EPOCH = 6;

    /** Each with everything that draws at random: order, dropout of both kinds, every augmentation. */
    enum Trainings {
        SGD(new Optimizer.Sgd(0.9, true), new Schedule.Cosine(0), Training.Sampling.SHUFFLE),
        ADAM(
                new Optimizer.Adam(0.9, 0.999, 1e-8),
                new Schedule.ReduceOnPlateau(0.5, 0, 0.2, 0),
                Training.Sampling.SHUFFLE),
        ADAMW(
                new Optimizer.Adamw(0.9, 0.999, 1e-8, 0.01),
                new Schedule.Triangular2(1e-4, 1e-2, 4),
                Training.Sampling.CLASS_AWARE),
        RMSPROP(new Optimizer.Rmsprop(0.99, 1e-8, 0.5), new Schedule.KerasDecay(0.1), Training.Sampling.SHUFFLE);

        private final Recipe recipe;

        Trainings(Optimizer optimizer, Schedule schedule, Training.Sampling sampling) {
            List<String> all = List.of();
            List<Augmentation> augmentation = List.of(
                    new Augmentation.Flip(Axis.HORIZONTAL, 0.5, all),
                    new Augmentation.Rotation(15, 1, all),
                    new Augmentation.Shift(0.1, 1, all),
                    new Augmentation.Scale(0.9, 1.1, 0.5, List.of("dots")),
                    new Augmentation.ColorJitter(0.2, 0.2, 0.2, 1, all),
                    new Augmentation.Cutout(0.25, 0.5, all),
                    new Augmentation.Noise(0.05, 1, all),
                    new Augmentation.Blur(0.02, 0.5, all),
                    new Augmentation.Mixup(0.4, 0.5, all),
                    new Augmentation.Cutmix(1, 0.5, all));
            Training training = new Training(
                    4,
                    null,
                    16,
                    0.01,
                    optimizer,
                    schedule,
                    3,
                    1e-5,
                    1e-4,
                    1.0,
                    0.5,
                    new Loss.CrossEntropy(new ClassWeights.Balanced(), 0.05),
                    sampling,
                    augmentation,
                    new EarlyStopping(EarlyStopping.Metric.VALIDATION_ACCURACY, 50, 0.01),
                    false,
                    null);
            Layer conv = new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null);
            this.recipe = Fixtures.recipe(
                    SIDE,
                    training,
                    conv,
                    new Layer.BatchNorm("", 0.1, 1e-5),
                    new Layer.Relu(""),
                    new Layer.MaxPool("", 2, null, 0),
                    new Layer.Residual("", List.of(conv, new Layer.Tanh("")), List.of()),
                    new Layer.SpatialDropout("", 0.1),
                    new Layer.Flatten(""),
                    new Layer.Dropout("", 0.2),
                    new Layer.Dense("", null, true, null));
        }
    }

    private static Memory train(Recipe recipe, ProbePreset probes, @Nullable Checkpoint from, long stopAfterStep) {
        Memory memory = new Memory();
        memory.stopAfterStep = stopAfterStep;
        State state = new TorchEngine().train(recipe, Fixtures.data(90, SIDE), probes, from, memory);
        assertThat(state).isEqualTo(stopAfterStep == Long.MAX_VALUE ? State.FINISHED : State.INTERRUPTED);
        return memory;
    }

    private static Memory train(Recipe recipe, ProbePreset probes) {
        return train(recipe, probes, null, Long.MAX_VALUE);
    }

    private static void assertSame(Checkpoint actual, Checkpoint expected) {
        assertThat(actual.step()).isEqualTo(expected.step());
        assertThat(withoutTime(actual)).isEqualTo(withoutTime(expected));
        assertThat(actual.tensors().keySet()).isEqualTo(expected.tensors().keySet());
        expected.tensors()
                .forEach((name, tensor) -> assertThat(
                                actual.tensors().get(name).bytes().rewind())
                        .as(name)
                        .isEqualTo(tensor.bytes().rewind()));
    }

    private static Map<String, String> withoutTime(Checkpoint checkpoint) {
        Map<String, String> values = new LinkedHashMap<>(checkpoint.values());
        assertThat(values.remove("seconds")).isNotNull();
        return values;
    }

    /** An experiment goes on so: with more epochs, and nothing that stops it early. */
    @Test
    void aRecipeOfMoreEpochsGoesOnFromTheLastWeightsAsIfItHadBegun() {
        Recipe longer = ofFewLayers(Map.of("epochs", Tree.scalar(4L)));
        Recipe stopped = ofFewLayers(Map.of(
                "epochs",
                Tree.scalar(2L),
                "early-stopping",
                Tree.Mapping.of(Map.of("patience", Tree.scalar(1L), "minimum-change", Tree.scalar(100.0)))));
        Checkpoint end = train(stopped, ProbePreset.NONE).last();
        assertThat(end.values()).containsEntry("stops-early", "true");
        Memory on = train(longer, ProbePreset.STANDARD, end, Long.MAX_VALUE);
        Checkpoint straight = train(longer, ProbePreset.NONE).last();
        assertThat(on.last().epoch()).isEqualTo(4);
        straight.tensors()
                .forEach((name, tensor) -> assertThat(
                                on.last().tensors().get(name).bytes().rewind())
                        .as(name)
                        .isEqualTo(tensor.bytes().rewind()));
    }

    private static Recipe ofFewLayers(Map<String, Tree> training) {
        return Fixtures.recipe(
                SIDE,
                Fixtures.training(training),
                new Layer.Conv("", 4, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.Relu(""),
                new Layer.Flatten(""),
                new Layer.Dense("", null, true, null));
    }

    @ParameterizedTest
    @EnumSource(Trainings.class)
    void watchingDoesNotChangeTheWeights(Trainings training) {
        Checkpoint bare = train(training.recipe, ProbePreset.NONE).last();
        assertThat(bare.epoch()).isEqualTo(4);
        for (ProbePreset probes : List.of(ProbePreset.ECONOMY, ProbePreset.STANDARD, ProbePreset.FULL)) {
            assertSame(train(training.recipe, probes).last(), bare);
        }
    }

    @Test
    void anotherSeedChangesThem() {
        Recipe recipe = Trainings.ADAM.recipe;
        assertThat(train(recipe.withSeed(8), ProbePreset.NONE)
                        .last()
                        .tensors()
                        .get("conv1.weight")
                        .bytes()
                        .rewind())
                .isNotEqualTo(train(recipe, ProbePreset.NONE)
                        .last()
                        .tensors()
                        .get("conv1.weight")
                        .bytes()
                        .rewind());
    }

    @Test
    void companyDoesNotChangeThem() {
        Recipe first = Trainings.SGD.recipe;
        Recipe second = Trainings.ADAM.recipe.withSeed(8);
        Checkpoint firstAlone = train(first, ProbePreset.STANDARD).last();
        Checkpoint secondAlone = train(second, ProbePreset.FULL).last();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 3; round++) {
                var one = CompletableFuture.supplyAsync(() -> train(first, ProbePreset.STANDARD), threads);
                var other = CompletableFuture.supplyAsync(() -> train(second, ProbePreset.FULL), threads);
                assertSame(one.join().last(), firstAlone);
                assertSame(other.join().last(), secondAlone);
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Stopped at the end of an epoch, in the middle of the second, and before the first checkpoint. */
    @ParameterizedTest
    @EnumSource(Trainings.class)
    void aResumedRunEndsAsIfItHadNeverStopped(Trainings training) {
        Memory whole = train(training.recipe, ProbePreset.STANDARD);
        for (long stop : new long[] {STEPS_PER_EPOCH, STEPS_PER_EPOCH + 2, 3 * STEPS_PER_EPOCH}) {
            Memory begun = train(training.recipe, ProbePreset.STANDARD, null, stop);
            assertThat(begun.last().step()).isEqualTo(stop / STEPS_PER_EPOCH * STEPS_PER_EPOCH);
            Memory resumed = train(training.recipe, ProbePreset.STANDARD, begun.last(), Long.MAX_VALUE);
            assertSame(resumed.last(), whole.last());
            assertSameSignals(
                    resumed.recording.build(),
                    whole.recording.build(),
                    begun.last().step());
        }
    }

    private static void assertSameSignals(Recording resumed, Recording whole, long from) {
        for (String tag : whole.tags()) {
            if (!tag.startsWith("progress/")) {
                Series rest = whole.series(tag).since(from + 1);
                assertThat(resumed.series(tag).steps()).as(tag).isEqualTo(rest.steps());
                assertThat(resumed.series(tag).values()).as(tag).isEqualTo(rest.values());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void earlyStoppingCountsOnAfterAPause(int patience) {
        Training t = Trainings.SGD.recipe.training();
        // With a rate of 0 nothing ever improves after the first epoch.
        Training still = new Training(
                9,
                null,
                16,
                0,
                new Optimizer.Sgd(0, false),
                new Schedule.Constant(),
                0,
                0,
                0,
                null,
                null,
                t.loss(),
                t.sampling(),
                List.of(),
                new EarlyStopping(EarlyStopping.Metric.VALIDATION_LOSS, patience, 10),
                false,
                null);
        Recipe recipe = new Recipe(Trainings.SGD.recipe.data(), Trainings.SGD.recipe.model(), still, 7, 1);
        Memory whole = train(recipe, ProbePreset.ECONOMY);
        assertThat(whole.last().epoch()).isEqualTo(patience + 1);
        for (Checkpoint checkpoint : whole.checkpoints) {
            Memory resumed = train(recipe, ProbePreset.ECONOMY, checkpoint, Long.MAX_VALUE);
            if (checkpoint.epoch() == whole.last().epoch()) {
                assertThat(resumed.progresses).isEmpty();
            } else {
                assertSame(resumed.last(), whole.last());
            }
        }
    }

    @Test
    void theNumberOfThreadsIsEachTrainingsOwn() throws InterruptedException {
        AtomicInteger seen = new AtomicInteger();
        CountDownLatch set = new CountDownLatch(1);
        CountDownLatch disturbed = new CountDownLatch(1);
        Thread first = new Thread(() -> {
            Threads.use(1);
            set.countDown();
            try {
                disturbed.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            seen.set(torch.get_num_threads());
        });
        first.start();
        set.await();
        Thread second = new Thread(() -> Threads.use(2));
        second.start();
        second.join();
        disturbed.countDown();
        first.join();
        assertThat(seen).hasValue(1);
        assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(1);
    }
}
