package dev.kasus.torch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.data.image.Dataset;
import dev.kasus.engine.ProbePreset;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.Fixtures.Memory;
import dev.kasus.torch.TorchEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingLoopTest {
    private static final int SIDE = 12;
    private static final Layer CONV = new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null);

    private static Recipe recipe(Map<String, Tree> more) {
        return recipe(
                more,
                CONV,
                new Layer.BatchNorm("", 0.1, 1e-5),
                new Layer.Relu(""),
                new Layer.MaxPool("", 2, null, 0),
                new Layer.Residual("", List.of(CONV, new Layer.Tanh("")), List.of()),
                new Layer.SpatialDropout("", 0.1),
                new Layer.Flatten(""),
                new Layer.Dropout("", 0.2),
                new Layer.Dense("", null, true, null));
    }

    private static Recipe recipe(Map<String, Tree> more, Layer... layers) {
        Map<String, Tree> keys = new LinkedHashMap<>();
        keys.put("epochs", Tree.scalar(3L));
        keys.put("batch-size", Tree.scalar(16L));
        keys.put("learning-rate", Tree.scalar(0.01));
        keys.putAll(more);
        return Fixtures.recipe(SIDE, Fixtures.training(keys), layers);
    }

    private static State train(Recipe recipe, int images, ProbePreset probes, Memory memory) {
        return new TorchEngine().train(recipe, Fixtures.data(images, SIDE), probes, null, memory);
    }

    /** This once wrote beyond a buffer of oneDNN and ended the process. */
    @Test
    void aNarrowProjectionWithAStrideTrains() {
        Layer narrow = new Layer.Conv("", 2, 3, 1, new Padding.Same(), 1, 1, true, null);
        Layer projection = new Layer.Conv("", 2, 1, 2, new Padding.Same(), 1, 1, true, null);
        Recipe recipe = Fixtures.recipe(
                32,
                Fixtures.training(Map.of("epochs", Tree.scalar(2L))),
                narrow,
                projection,
                new Layer.GlobalAveragePool(""),
                new Layer.Dense("", null, true, null));
        assertThat(new TorchEngine().train(recipe, Fixtures.data(300, 32), ProbePreset.STANDARD, null, new Memory()))
                .isEqualTo(State.FINISHED);
    }

    @Test
    void learnsAndRecordsWhatHappens() {
        Memory memory = new Memory();
        Recipe recipe = recipe(Map.of("epochs", Tree.scalar(12L)));
        assertThat(train(recipe, 240, ProbePreset.FULL, memory)).isEqualTo(State.FINISHED);
        Recording recording = memory.recording.recipe(recipe).build();
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).last()).isGreaterThan(0.95);
        assertThat(recording.epochs()).isEqualTo(12);
        assertThat(recording.subjects(Signals.WEIGHT_GRADIENT)).containsExactly("conv1", "conv2", "dense1");
        assertThat(recording.subjects(Signals.DEAD_FRACTION)).containsExactly("relu1");
        assertThat(recording.subjects(Signals.SATURATED_FRACTION)).containsExactly("tanh1");
        assertThat(recording.subjects(Signals.CLASS_AUC)).containsExactlyInAnyOrderElementsOf(Fixtures.CLASSES);
        assertThat(recording.matrices(Signals.CONFUSION)).hasSize(12);
        assertThat(recording
                        .series(Signals.BATCH_NORM_VALIDATION_DISTANCE, "batch-norm1")
                        .size())
                .isEqualTo(12);
        assertThat(recording
                        .series(Signals.BATCH_NORM_TRAIN_DISTANCE, "batch-norm1")
                        .size())
                .isEqualTo(recording.series(Signals.EVAL_MODE_TRAIN_LOSS).size())
                .isGreaterThanOrEqualTo(5);
        assertThat(recording.series(Signals.ACCURACY_BATCH_STATISTICS).last()).isGreaterThan(0.9);
        Set<Signal> ofOtherRuns = Set.of(
                Signals.RECYCLED_UNITS,
                Signals.PLANTED_WRONG_LABEL_FITTED_FRACTION,
                Signals.PLANTED_OUTLIER_FITTED_FRACTION,
                Signals.PLANTED_CLEAN_ACCURACY,
                Signals.SHARED_GROUPS,
                Signals.NEAR_DUPLICATES,
                Signals.CLASS_EXAMPLES,
                Signals.CLASS_FLIP_ODD_AUC,
                Signals.CLASS_FLIP_ODD_AUC_STANDARD_ERROR,
                Signals.CLASS_FLIP_INVARIANT_AUC);
        assertThat(Signals.all())
                .as(
                        "nothing is planted and nothing recycled; these images have no groups and are no photographs, and no class that is badly told to look at more closely")
                .filteredOn(signal -> !ofOtherRuns.contains(signal))
                .allMatch(signal -> recording.tags().stream().anyMatch(signal::matches)
                        || !recording.matrices(signal).isEmpty());
        assertThat(memory.last().step()).isEqualTo(12 * 15);
    }

    @Test
    void aRunThatEndsWithinAnEpochFinishesItsBooks() {
        Memory memory = new Memory();
        Recipe recipe = recipe(Map.of("steps", Tree.scalar(8L)));
        assertThat(train(recipe, 90, ProbePreset.STANDARD, memory)).isEqualTo(State.FINISHED);
        Recording recording = memory.recording.build();
        assertThat(recording.epochs()).isEqualTo(2);
        assertThat(recording.series(Signals.TRAIN_LOSS).steps()).containsExactly(6, 8);
        assertThat(recording.series(Signals.VALIDATION_LOSS).lastStep()).isEqualTo(8);
        assertThat(recording.series(Signals.ACCURACY_RUNNING_STATISTICS).lastStep())
                .isEqualTo(8);
        assertThat(memory.last().epoch()).isEqualTo(2);
        assertThat(memory.last().step()).isEqualTo(8);
    }

    @Test
    void anEpochLeavesOutAnOnlyImage() {
        assertThat(TrainingLoop.stepsPerEpoch(65, 32)).isEqualTo(2);
        assertThat(TrainingLoop.stepsPerEpoch(66, 32)).isEqualTo(3);
        assertThat(TrainingLoop.stepsPerEpoch(5, 32)).isEqualTo(1);
        Memory memory = new Memory();
        Recipe flatNorm = recipe(
                Map.of(),
                new Layer.Flatten(""),
                new Layer.BatchNorm("", 0.1, 1e-5),
                new Layer.Dense("", null, true, null));
        assertThat(train(flatNorm, 17, ProbePreset.FULL, memory)).isEqualTo(State.FINISHED);
        assertThat(memory.last().step()).isEqualTo(3);
        assertThat(memory.recording.build().series(Signals.VALIDATION_LOSS).last())
                .isFinite();
    }

    @ParameterizedTest
    @EnumSource(ProbePreset.class)
    void aDivergedRunTellsWhereNumbersCeasedToBe(ProbePreset probes) {
        // The third convolution's weights are too large for what follows them.
        Recipe recipe = recipe(
                Map.of("learning-rate", Tree.scalar(1e18), "optimizer", Tree.scalar("sgd")),
                CONV,
                new Layer.Relu(""),
                CONV,
                new Layer.Relu(""),
                new Layer.GlobalAveragePool(""),
                new Layer.Dense("", null, true, null));
        Memory memory = new Memory();
        assertThat(train(recipe, 90, probes, memory)).isEqualTo(State.DIVERGED);
        Recording recording = memory.recording.recipe(recipe).build();
        Series loss = recording.series(Signals.STEP_LOSS);
        assertThat(loss.last()).isNotFinite();
        long step = loss.lastStep();
        assertThat(recording.series(Signals.LEARNING_RATE).lastStep()).isEqualTo(step);
        assertThat(recording.series(Signals.GRADIENT_NORM).lastStep()).isEqualTo(step);
        assertThat(recording.series(Signals.SECONDS).lastStep()).isEqualTo(step);
        assertThat(recording.series(Signals.WEIGHT_GRADIENT, "conv2").lastStep())
                .isEqualTo(step);
        assertThat(recording.series(Signals.WEIGHT_NORM, "conv2").lastStep()).isEqualTo(step);
        List<Boolean> finite = recording.subjects(Signals.ACTIVATION_STD).stream()
                .map(layer -> Double.isFinite(
                        recording.series(Signals.ACTIVATION_STD, layer).last()))
                .toList();
        assertThat(finite).contains(false);
        assertThat(recording.subjects(Signals.ACTIVATION_STD)).hasSize(6);
    }

    @Test
    void aGradientThatIsNotFiniteNamesItsLayerWhateverTheSchedule() {
        // What the first layer makes small the others make large again: only the gradient by the first is out of range.
        Recipe recipe = recipe(
                Map.of("optimizer", Tree.scalar("sgd")),
                new Layer.Flatten(""),
                new Layer.Dense("", 8, true, new Init.Normal(1e-40)),
                new Layer.Dense("", 8, true, new Init.Normal(1e20)),
                new Layer.Dense("", null, true, new Init.Normal(1e20)));
        Memory memory = new Memory();
        assertThat(train(recipe, 90, ProbePreset.NONE, memory)).isEqualTo(State.DIVERGED);
        Recording recording = memory.recording.build();
        assertThat(recording.series(Signals.STEP_LOSS).value(0)).isFinite();
        assertThat(recording.series(Signals.STEP_LOSS).steps()).containsExactly(1, 2);
        assertThat(recording.series(Signals.GRADIENT_NORM).value(0)).isNotFinite();
        assertThat(recording.series(Signals.WEIGHT_GRADIENT, "dense1").value(0)).isNotFinite();
        assertThat(recording.series(Signals.WEIGHT_GRADIENT, "dense2").value(0)).isFinite();
        assertThat(recording.series(Signals.WEIGHT_GRADIENT, "dense3").value(0)).isFinite();
        assertThat(recording.series(Signals.ACTIVATION_STD, "flatten1").last()).isFinite();
        assertThat(recording.series(Signals.ACTIVATION_STD, "dense1").last()).isNaN();
    }

    @Test
    void weightsThatAreNotNumbersAfterTheLastStepAreNoFinish() {
        // One step, whose update is out of range.
        Recipe recipe = recipe(
                Map.of("learning-rate", Tree.scalar(1e39), "optimizer", Tree.scalar("sgd"), "steps", Tree.scalar(1L)));
        Memory memory = new Memory();
        assertThat(train(recipe, 90, ProbePreset.STANDARD, memory)).isEqualTo(State.DIVERGED);
        assertThat(memory.checkpoints).isEmpty();
        assertThat(memory.recording.build().series(Signals.VALIDATION_LOSS).last())
                .isNaN();
        assertThat(memory.recording.build().series(Signals.VALIDATION_ACCURACY).last())
                .isZero();
    }

    @Test
    void aClassWithoutValidationImagesHasNoMetrics() {
        Dataset whole = Fixtures.data(90, SIDE);
        int[] known = IntStream.range(0, whole.validation().count())
                .filter(i -> whole.validation().label(i) != 1)
                .toArray();
        Dataset lacking =
                new Dataset(whole.classes(), whole.train(), whole.validation().select(known), Map.of());
        Memory memory = new Memory();
        assertThat(new TorchEngine().train(recipe(Map.of()), lacking, ProbePreset.FULL, null, memory))
                .isEqualTo(State.FINISHED);
        Recording recording = memory.recording.build();
        assertThat(recording.series(Signals.CLASS_AUC, "dots").size()).isEqualTo(3);
        assertThat(recording.series(Signals.CLASS_AUC, "dots").last()).isNaN();
        assertThat(recording.series(Signals.CLASS_AUC, "bars").last()).isFinite();
    }

    @Test
    void refusesBatchesOfOneWhereBatchNormNeedsTwo() {
        Recipe recipe = recipe(
                Map.of("batch-size", Tree.scalar(1L)),
                CONV,
                new Layer.GlobalAveragePool(""),
                new Layer.BatchNorm("", 0.1, 1e-5),
                new Layer.Dense("", null, true, null));
        assertThatThrownBy(() -> train(recipe, 12, ProbePreset.NONE, new Memory()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("batch-norm1");
    }

    @Test
    void refusesASplitWithoutValidationImages() {
        Dataset whole = Fixtures.data(12, SIDE);
        Dataset lacking =
                new Dataset(whole.classes(), whole.train(), whole.validation().select(new int[0]), Map.of());
        assertThatThrownBy(
                        () -> new TorchEngine().train(recipe(Map.of()), lacking, ProbePreset.NONE, null, new Memory()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("0 to validate on");
    }

    @Test
    void zeroThreadsAreAllOfTheMachines() {
        Memory memory = new Memory();
        Recipe one = recipe(Map.of("epochs", Tree.scalar(1L)));
        Recipe all = new Recipe(one.data(), one.model(), one.training(), 7, 0);
        train(all, 30, ProbePreset.NONE, memory);
        assertThat(memory.provenance.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void nothingNativeIsLeftBehindByAStepOrByARun() {
        List<Long> counts = new ArrayList<>();
        Memory memory = new Memory() {
            @Override
            public void progress(dev.kasus.engine.Progress progress) {
                super.progress(progress);
                counts.add(Pointer.totalCount());
            }
        };
        // The first training of a process loads libraries, which keep something for themselves.
        train(recipe(Map.of("epochs", Tree.scalar(1L))), 90, ProbePreset.FULL, new Memory());
        long before = Pointer.totalCount();
        train(recipe(Map.of("epochs", Tree.scalar(6L))), 90, ProbePreset.FULL, memory);
        assertThat(Pointer.totalCount()).isEqualTo(before);
        // Six steps and an end make an epoch.
        assertThat(counts).hasSize(6 * 7);
        assertThat(counts.subList(5 * 7, 6 * 7)).isEqualTo(counts.subList(7, 2 * 7));
    }
}
