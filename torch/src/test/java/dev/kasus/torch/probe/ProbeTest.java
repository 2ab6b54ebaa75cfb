package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Block;
import dev.kasus.torch.network.Floats;
import dev.kasus.torch.network.ForwardMode;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.Parameter;
import dev.kasus.torch.network.ParameterStore;
import dev.kasus.torch.network.PlainNetwork;
import dev.kasus.torch.training.Optimization;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Probes of layers against slow reference implementations. */
class ProbeTest {
    private static final int SIDE = 8;
    private static final int SAMPLE = 60;

    private static final Recipe RECIPE = Fixtures.recipe(
            SIDE,
            Fixtures.training(Map.of("batch-size", Tree.scalar(16L))),
            new Layer.Conv("", 6, 3, 1, new Padding.Same(), 1, 1, true, null),
            new Layer.Relu(""),
            new Layer.Conv("", 4, 3, 2, new Padding.Same(), 1, 1, true, null),
            new Layer.Sigmoid(""),
            new Layer.Residual(
                    "", List.of(new Layer.Conv("", 4, 1, 1, new Padding.Same(), 1, 1, true, null)), List.of()),
            new Layer.Flatten(""),
            new Layer.Dense("", 10, true, null),
            new Layer.Tanh(""),
            new Layer.Dense("", 8, true, null),
            new Layer.ThresholdedRelu("", 0.5),
            new Layer.Dense("", null, true, null));

    private final Recording.Builder recorder = new Recording.Builder();

    private double recorded(dev.kasus.signal.Signal signal, String layer) {
        return recorder.build().series(signal, layer).last();
    }

    @Test
    void activationsAreThoseOfTheReferenceImplementationOnEverySampledImage() {
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(RECIPE, Fixtures.data(90, SIDE));
            Network network = Network.of(RECIPE, 3);
            kill(network.parameters(), "conv1", 0, 3);
            kill(network.parameters(), "dense2", 1);
            try (NoGradGuard guard = new NoGradGuard()) {
                network.parameters().get("conv2.weight").mul_(new Scalar(6.0));
                network.parameters().get("dense1.weight").mul_(new Scalar(20.0));
            }
            int[] sample = TrainingData.sample(data.dataset().train(), SAMPLE);
            new ActivationProbe(network, data, sample).read(1, recorder);

            Block x = Block.of(data.normalizer().apply(data.train().pixels(sample, 0, sample.length)));
            PlainNetwork reference = PlainNetwork.of(network);
            Map<String, Double> dead = new LinkedHashMap<>();
            Map<String, Double> saturated = new LinkedHashMap<>();
            for (Layer layer : RECIPE.model().layers()) {
                x = reference.through(List.of(layer), x);
                double mean = Arrays.stream(x.values()).average().orElseThrow();
                double variance = Arrays.stream(x.values())
                        .map(v -> (v - mean) * (v - mean))
                        .average()
                        .orElseThrow();
                assertThat(recorded(Signals.ACTIVATION_MEAN, layer.name()))
                        .as(layer.name())
                        .isCloseTo(mean, within(1e-5 * (Math.abs(mean) + Math.sqrt(variance))));
                assertThat(recorded(Signals.ACTIVATION_STD, layer.name()))
                        .as(layer.name())
                        .isCloseTo(Math.sqrt(variance), within(1e-4 * Math.sqrt(variance)));
                if (layer instanceof Layer.Relu || layer instanceof Layer.ThresholdedRelu) {
                    dead.put(layer.name(), dead(x));
                    double zeros = Arrays.stream(x.values()).filter(v -> v <= 0).count() / (double) x.values().length;
                    assertThat(recorded(Signals.ZERO_FRACTION, layer.name())).isCloseTo(zeros, within(1e-3));
                } else if (layer instanceof Layer.Sigmoid) {
                    saturated.put(layer.name(), share(x, s -> 4 * s * (1 - s)));
                } else if (layer instanceof Layer.Tanh) {
                    saturated.put(layer.name(), share(x, t -> 1 - t * t));
                }
            }
            dead.forEach((layer, share) ->
                    assertThat(recorded(Signals.DEAD_FRACTION, layer)).isEqualTo(share));
            saturated.forEach((layer, share) -> {
                assertThat(share).as("the test itself: " + layer).isBetween(0.02, 0.98);
                assertThat(recorded(Signals.SATURATED_FRACTION, layer)).isCloseTo(share, within(1e-3));
            });
            assertThat(dead.get("relu1")).isGreaterThanOrEqualTo(2 / 6.0).isLessThan(1);
            assertThat(dead.get("thresholded-relu1")).isGreaterThanOrEqualTo(1 / 8.0);
            Recording recording = recorder.build();
            assertThat(recording.subjects(Signals.DEAD_FRACTION)).containsExactlyInAnyOrderElementsOf(dead.keySet());
            assertThat(recording.subjects(Signals.SATURATED_FRACTION))
                    .containsExactlyInAnyOrderElementsOf(saturated.keySet());
            assertEvalMode(recording, x, data, sample);
        }
    }

    private static void assertEvalMode(Recording recording, Block logits, TrainingData data, int[] sample) {
        double loss = 0;
        double right = 0;
        for (int n = 0; n < SAMPLE; n++) {
            int label = data.dataset().train().label(sample[n]);
            double sum = 0;
            int best = 0;
            for (int c = 0; c < 3; c++) {
                sum += Math.exp(logits.get(n, c, 0, 0));
                best = logits.get(n, c, 0, 0) > logits.get(n, best, 0, 0) ? c : best;
            }
            loss += (Math.log(sum) - logits.get(n, label, 0, 0)) / SAMPLE;
            right += best == label ? 1.0 / SAMPLE : 0;
        }
        assertThat(recording.series(Signals.EVAL_MODE_TRAIN_LOSS).last()).isCloseTo(loss, within(1e-4 * loss));
        assertThat(recording.series(Signals.EVAL_MODE_TRAIN_ACCURACY).last()).isCloseTo(right, within(1e-9));
    }

    /** Makes some units of a layer negative whatever they are shown. */
    private static void kill(ParameterStore parameters, String layer, long... units) {
        try (NoGradGuard guard = new NoGradGuard()) {
            for (long unit : units) {
                parameters.get(layer + ".bias").select(0, unit).fill_(new Scalar(-1000.0));
            }
        }
    }

    /** Share of units, channels or single numbers, that are 0 everywhere. */
    private static double dead(Block x) {
        int dead = 0;
        for (int c = 0; c < x.channels(); c++) {
            boolean alive = false;
            for (int n = 0; n < x.images(); n++) {
                for (int y = 0; y < x.height(); y++) {
                    for (int z = 0; z < x.width(); z++) {
                        alive |= x.get(n, c, y, z) > 0;
                    }
                }
            }
            dead += alive ? 0 : 1;
        }
        return (double) dead / x.channels();
    }

    /** Share of numbers whose slope, relative to the largest, is under 5 %. */
    private static double share(Block x, java.util.function.DoubleUnaryOperator slope) {
        return Arrays.stream(x.values())
                        .filter(v -> slope.applyAsDouble(v) < 0.05)
                        .count()
                / (double) x.values().length;
    }

    @Test
    void gradientsAndUpdatesAreThoseOfTheStep() {
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(RECIPE, Fixtures.data(90, SIDE));
            Network network = Network.of(RECIPE, 3);
            int[] batch = TrainingData.sample(data.dataset().train(), 16);
            Map<String, double[]> before = PlainNetwork.of(network).parameters();
            WeightProbe weights = new WeightProbe(RECIPE.model(), network.parameters());
            ActivationGradientProbe activations = new ActivationGradientProbe();
            ForwardMode mode =
                    ForwardMode.training(torch.make_generator_cpu(1), network.statistics(), activations.hook());
            Tensor images = data.normalizer().apply(data.train().pixels(batch, 0, 16));
            torch.cross_entropy_loss(network.logits(images, mode), data.train().labels(batch, 0, 16))
                    .backward();
            weights.backwardDone(3, 16, recorder);
            activations.backwardDone(3, 16, recorder);
            for (Parameter parameter : network.parameters().parameters()) {
                if (parameter.decayed()) {
                    String layer = parameter.name().replace(".weight", "");
                    assertThat(recorded(Signals.WEIGHT_GRADIENT, layer))
                            .isCloseTo(length(Floats.of(parameter.value().grad())), within(1e-5));
                    double norm = Math.sqrt(Arrays.stream(before.get(parameter.name()))
                            .map(w -> w * w)
                            .sum());
                    assertThat(recorded(Signals.WEIGHT_NORM, layer)).isCloseTo(norm, within(1e-5 * norm));
                }
            }
            Optimization.of(RECIPE.training(), network.parameters()).step(0.01);
            weights.updateDone(3, recorder);
            PlainNetwork.of(network).parameters().forEach((name, after) -> {
                if (name.endsWith(".weight")) {
                    double change = 0;
                    double norm = 0;
                    for (int i = 0; i < after.length; i++) {
                        change += Math.pow(after[i] - before.get(name)[i], 2);
                        norm += Math.pow(before.get(name)[i], 2);
                    }
                    double ratio = Math.sqrt(change / norm);
                    assertThat(recorded(Signals.UPDATE_RATIO, name.replace(".weight", "")))
                            .isCloseTo(ratio, within(1e-4 * ratio));
                }
            });
            assertActivationGradients(images, before, data, batch);
        }
    }

    /**
     * By central differences of the loss along each unit's own output would be slow: the gradient's own definition,
     * image by image.
     */
    private void assertActivationGradients(
            Tensor images, Map<String, double[]> parameters, TrainingData data, int[] batch) {
        double[] pixels = Block.of(images).values();
        List<Layer> layers = RECIPE.model().layers();
        for (String name : List.of("relu1", "sigmoid1", "flatten1", "tanh1", "dense3")) {
            int place = 1 + layers.stream().map(Layer::name).toList().indexOf(name);
            double squares = 0;
            for (int n = 0; n < 16; n++) {
                double[] image = new double[3 * SIDE * SIDE];
                int from = n * image.length;
                Arrays.setAll(image, i -> pixels[from + i]);
                PlainNetwork reference = new PlainNetwork(parameters, Map.of());
                Block output = reference.through(layers.subList(0, place), new Block(1, 3, SIDE, SIDE, image));
                int label = data.dataset().train().label(batch[n]);
                for (int i = 0; i < output.values().length; i++) {
                    double kept = output.values()[i];
                    output.values()[i] = kept + 1e-6;
                    double above = loss(reference.through(layers.subList(place, layers.size()), output), label);
                    output.values()[i] = kept - 1e-6;
                    double below = loss(reference.through(layers.subList(place, layers.size()), output), label);
                    output.values()[i] = kept;
                    squares += Math.pow((above - below) / 2e-6, 2);
                }
            }
            // A ReLU's kink or threshold may lie within a difference's reach: a percent is near enough.
            double expected = Math.sqrt(squares / 16);
            assertThat(recorded(Signals.ACTIVATION_GRADIENT, name))
                    .as(name)
                    .isCloseTo(expected, within(0.01 * expected));
        }
    }

    private static double loss(Block logits, int label) {
        double sum = Arrays.stream(logits.values()).map(Math::exp).sum();
        return Math.log(sum) - logits.values()[label];
    }

    private static double length(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += (double) number * number;
        }
        return Math.sqrt(sum);
    }
}
