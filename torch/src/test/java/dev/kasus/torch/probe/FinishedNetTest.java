package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.TorchEngine;
import dev.kasus.torch.evaluation.Evaluation;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Block;
import dev.kasus.torch.network.Floats;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.PlainNetwork;
import dev.kasus.torch.training.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** What is measured once a training has come to its end. */
class FinishedNetTest {
    private static final int SIDE = 8;
    private static final int COUNT = 96;
    private static final ProbeSchedule FULL = new ProbeSchedule(ProbePreset.FULL, COUNT, 100_000);

    private static final Recipe PLAIN = recipe(
            new Layer.Conv("", 5, 3, 1, new Padding.Same(), 1, 1, true, null),
            new Layer.Relu(""),
            new Layer.Conv("", 6, 3, 2, new Padding.Same(), 1, 1, true, null),
            new Layer.Tanh(""),
            new Layer.Flatten(""),
            new Layer.Dense("", null, true, null));

    private static final Recipe NORM = recipe(
            new Layer.Conv("", 6, 3, 1, new Padding.Same(), 1, 1, false, null),
            new Layer.BatchNorm("", 0.1, 1e-5),
            new Layer.Relu(""),
            new Layer.GlobalAveragePool(""),
            new Layer.Dense("", null, true, null));

    private static Recipe recipe(Layer... layers) {
        return Fixtures.recipe(
                SIDE, Fixtures.training(Map.of("epochs", Tree.scalar(6L), "batch-size", Tree.scalar(16L))), layers);
    }

    private static double last(Recording recording, Signal signal, String layer) {
        return recording.series(signal, layer).last();
    }

    private static double last(Recording.Builder recorder, Signal signal) {
        return recorder.build().series(signal).last();
    }

    /** Accuracy of the net on the first so many images of the sample, as its formulas say. */
    private static double accuracy(Recipe recipe, PlainNetwork net, TrainingData data, int[] sample) {
        Block logits = net.through(
                recipe.model().layers(),
                Block.of(data.normalizer().apply(data.train().pixels(sample, 0, sample.length))));
        int right = 0;
        for (int n = 0; n < sample.length; n++) {
            int best = 0;
            for (int c = 0; c < 3; c++) {
                best = logits.get(n, c, 0, 0) > logits.get(n, best, 0, 0) ? c : best;
            }
            right += best == data.dataset().train().label(sample[n]) ? 1 : 0;
        }
        return (double) right / sample.length;
    }

    @Test
    void aLayerIsPutBackAloneAndTheNetStaysAsItIs() {
        Fixtures.Memory memory = new Fixtures.Memory();
        new TorchEngine().train(PLAIN, Fixtures.data(COUNT, SIDE), ProbePreset.FULL, null, memory);
        Recording recording = memory.recording.build();
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(PLAIN, Fixtures.data(COUNT, SIDE));
            Network initial = Network.of(PLAIN, 3);
            Network trained = Network.of(PLAIN, 3);
            Snapshot.restore(memory.last(), trained);
            int[] sample = TrainingData.sample(data.dataset().train(), 64);
            PlainNetwork reference = PlainNetwork.of(trained);
            assertThat(recording.series(Signals.INTACT_TRAIN_ACCURACY).last())
                    .isCloseTo(accuracy(PLAIN, reference, data, sample), within(1e-9));
            for (String layer : List.of("conv1", "conv2", "dense1")) {
                PlainNetwork rewound = PlainNetwork.of(trained);
                Map<String, double[]> before = PlainNetwork.of(initial).parameters();
                rewound.parameters().replaceAll((name, now) -> name.startsWith(layer) ? before.get(name) : now);
                assertThat(last(recording, Signals.REWOUND_TRAIN_ACCURACY, layer))
                        .as(layer)
                        .isCloseTo(accuracy(PLAIN, rewound, data, sample), within(1e-9));
                assertThat(last(recording, Signals.REWOUND_VALIDATION_ACCURACY, layer))
                        .isBetween(0.0, 1.0);
                assertThat(last(recording, Signals.REINITIALISED_VALIDATION_ACCURACY, layer))
                        .isBetween(0.0, 1.0);
            }
            assertThat(last(recording, Signals.REINITIALISED_TRAIN_ACCURACY, "dense1"))
                    .isLessThan(recording.series(Signals.INTACT_TRAIN_ACCURACY).last());
        }
    }

    /** Ten times the weights before a batch norm are the same net. Stale running statistics would make it guess. */
    @Test
    void staleStatisticsDoNotMakeALayerCritical() {
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(NORM, Fixtures.data(COUNT, SIDE));
            Network network = Network.of(NORM, 3);
            try (NoGradGuard guard = new NoGradGuard()) {
                network.parameters().get("conv1.weight").mul_(new Scalar(10.0));
            }
            float[] before = Floats.of(network.parameters().values());
            Recording.Builder recorder = new Recording.Builder();
            read(new CriticalityProbe(NORM, network, data, FULL), recorder);
            assertThat(last(recorder.build(), Signals.REWOUND_TRAIN_ACCURACY, "conv1"))
                    .isEqualTo(last(recorder, Signals.INTACT_TRAIN_ACCURACY));
            assertThat(last(recorder.build(), Signals.REWOUND_VALIDATION_ACCURACY, "conv1"))
                    .isEqualTo(last(recorder, Signals.INTACT_VALIDATION_ACCURACY));
            assertThat(Floats.of(network.parameters().values())).containsExactly(before);
        }
    }

    @Test
    void whatItWasBeforeIsNotSaidOfARunThatBeganElsewhere() {
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(NORM, Fixtures.data(COUNT, SIDE));
            CriticalityProbe probe = new CriticalityProbe(NORM, Network.of(NORM, 3), data, FULL);
            probe.beganElsewhere();
            Recording.Builder recorder = new Recording.Builder();
            read(probe, recorder);
            assertThat(recorder.build().subjects(Signals.REWOUND_TRAIN_ACCURACY))
                    .isEmpty();
            assertThat(recorder.build().subjects(Signals.REINITIALISED_TRAIN_ACCURACY))
                    .containsExactlyInAnyOrder("conv1", "dense1");
        }
    }

    @Test
    void aRunKnowsThatItBeganWithTheWeightsOfAnotherAlsoOnceItIsResumed() {
        Fixtures.Memory other = new Fixtures.Memory();
        new TorchEngine().train(NORM, Fixtures.data(COUNT, SIDE), ProbePreset.NONE, null, other);
        Fixtures.Memory memory = new Fixtures.Memory();
        new TorchEngine()
                .train(
                        NORM,
                        Fixtures.data(COUNT, SIDE),
                        ProbePreset.FULL,
                        other.last().firstWeights("other"),
                        memory);
        Fixtures.Memory resumed = new Fixtures.Memory();
        new TorchEngine().train(NORM, Fixtures.data(COUNT, SIDE), ProbePreset.FULL, memory.checkpoints.get(2), resumed);
        for (Fixtures.Memory run : List.of(memory, resumed)) {
            Recording recording = run.recording.build();
            assertThat(recording.subjects(Signals.REWOUND_TRAIN_ACCURACY)).isEmpty();
            assertThat(recording.subjects(Signals.REINITIALISED_TRAIN_ACCURACY)).isNotEmpty();
        }
    }

    private static void read(EpochProbe probe, Recording.Builder recorder) {
        probe.read(7, new Evaluation(3, new int[0], new float[0], new int[0]), recorder);
    }

    @Test
    void featuresAreTheQuartersOfAMapBehindItsActivation() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            TrainingData data = TrainingData.of(PLAIN, Fixtures.data(COUNT, SIDE));
            Network network = Network.of(PLAIN, 3);
            int[] all = IntStream.range(0, COUNT).toArray();
            Map<String, LayerFeatures.Split> features =
                    LayerFeatures.of(PLAIN.model().layers(), network, network.statistics(), data, data.train(), all);
            assertThat(features.keySet()).containsExactlyInAnyOrder("", "conv1", "conv2", "dense1");
            Tensor images = data.normalizer().apply(data.train().pixels(all, 0, COUNT));
            Block maps = PlainNetwork.of(network).through(PLAIN.model().layers().subList(0, 2), Block.of(images));
            LayerFeatures.Split conv = features.get("conv1");
            assertThat(conv.features()).isEqualTo(5 * 4);
            double lowerLeft = 0;
            for (int y = 4; y < 8; y++) {
                for (int x = 0; x < 4; x++) {
                    lowerLeft += maps.get(17, 3, y, x) / 16;
                }
            }
            assertThat((double) conv.values()[17 * 20 + 3 * 4 + 2]).isCloseTo(lowerLeft, within(1e-5));
            assertThat(features.get("").values()).containsExactly(Floats.of(images.flatten(1, -1)));
            assertThat(features.get("dense1").features()).isEqualTo(3);
            assertThat(conv.labels()[17]).isEqualTo(data.dataset().train().label(17));
        }
    }

    @Test
    void theActivationMayStandBehindANormAndABlockHasItsOwn() {
        Recipe deep = recipe(
                new Layer.Conv("", 4, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.BatchNorm("", 0.1, 1e-5),
                new Layer.Relu(""),
                new Layer.Residual(
                        "",
                        List.of(
                                new Layer.Conv("", 4, 3, 1, new Padding.Same(), 1, 1, true, null),
                                new Layer.Relu(""),
                                new Layer.Conv("", 4, 3, 1, new Padding.Same(), 1, 1, true, null)),
                        List.of()),
                new Layer.Relu(""),
                new Layer.Flatten(""),
                new Layer.Dense("", null, true, null));
        assertThat(LayerFeatures.places(deep.model().layers()))
                .containsOnly(
                        Map.entry("relu1", "conv1"),
                        Map.entry("relu2", "conv2"),
                        Map.entry("conv3", "conv3"),
                        Map.entry("dense1", "dense1"));
    }

    @Test
    void onlyTheEndOfARunThatIsWatchedInFullIsMeasured() {
        for (ProbePreset preset : ProbePreset.values()) {
            Fixtures.Memory memory = new Fixtures.Memory();
            new TorchEngine().train(NORM, Fixtures.data(COUNT, SIDE), preset, null, memory);
            Recording recording = memory.recording.build();
            boolean full = preset == ProbePreset.FULL;
            for (Signal signal : List.of(
                    Signals.INTACT_TRAIN_ACCURACY,
                    Signals.INPUT_LINEAR_PROBE_ACCURACY,
                    Signals.CURVATURE_LOSS,
                    Signals.LARGEST_EIGENVALUE,
                    Signals.SMALLEST_EIGENVALUE,
                    Signals.SHARPNESS)) {
                assertThat(recording.series(signal).size()).as(signal.tag()).isEqualTo(full ? 1 : 0);
            }
            for (Signal signal : List.of(
                    Signals.REWOUND_VALIDATION_ACCURACY,
                    Signals.REINITIALISED_VALIDATION_ACCURACY,
                    Signals.LINEAR_PROBE_ACCURACY,
                    Signals.UNTRAINED_LINEAR_PROBE_ACCURACY)) {
                assertThat(recording.subjects(signal)).as(signal.tag()).hasSize(full ? 2 : 0);
            }
        }
    }

    @Test
    void earlyStoppingIsAnEnd() {
        Recipe stopping = NORM.with(new Edit.Set(
                "training.early-stopping",
                Tree.Mapping.of(Map.of("patience", Tree.scalar(1L), "minimum-change", Tree.scalar(10.0)))));
        Fixtures.Memory memory = new Fixtures.Memory();
        new TorchEngine().train(stopping, Fixtures.data(COUNT, SIDE), ProbePreset.FULL, null, memory);
        assertThat(memory.checkpoints).as("epochs").hasSizeLessThan(6);
        assertThat(memory.recording.build().series(Signals.CURVATURE_LOSS).size())
                .isEqualTo(1);
    }
}
