package dev.kasus.torch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.torch.Fixtures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logits and gradients of every kind of layer against {@link PlainNetwork}: gradients against its central differences. */
class LayerTest {
    private static final int SIDE = 6;
    private static final int CHECKED = 16;
    private static final Padding SAME = new Padding.Same();
    private static final Layer CONV = new Layer.Conv("", 4, 3, 1, SAME, 1, 1, true, null);
    private static final Layer FLAT = new Layer.Flatten("");

    /** Each between a convolution to 4 channels of 6 x 6 and a dense head; the flat ones bring their own flattening. */
    static Stream<Arguments> layers() {
        return Stream.of(
                arguments("conv", CONV, FLAT),
                arguments("conv stride", new Layer.Conv("", 3, 3, 2, SAME, 1, 1, true, null), FLAT),
                arguments("conv valid", new Layer.Conv("", 3, 2, 1, new Padding.Valid(), 1, 1, true, null), FLAT),
                arguments("conv pixels", new Layer.Conv("", 3, 4, 3, new Padding.Pixels(2), 1, 1, true, null), FLAT),
                arguments("conv dilation", new Layer.Conv("", 3, 3, 1, SAME, 2, 1, true, null), FLAT),
                arguments("conv groups", new Layer.Conv("", 6, 3, 1, SAME, 1, 2, true, null), FLAT),
                arguments("conv depthwise", new Layer.Conv("", 4, 3, 1, SAME, 1, 4, true, null), FLAT),
                arguments("conv standardized", new Layer.Conv("", 3, 3, 1, SAME, 1, 1, true, 0, true, null), FLAT),
                arguments(
                        "conv standardized groups",
                        new Layer.Conv("", 6, 1, 2, SAME, 1, 2, false, 0, true, null),
                        FLAT),
                arguments("conv no bias", new Layer.Conv("", 3, 1, 1, SAME, 1, 1, false, null), FLAT),
                arguments("conv one pixel of two", new Layer.Conv("", 3, 1, 2, SAME, 1, 1, true, null), FLAT),
                arguments("batch norm", new Layer.BatchNorm("", 0.1, 1e-3), FLAT),
                arguments("batch norm flat", FLAT, new Layer.BatchNorm("", 0.1, 1e-5)),
                arguments("group norm", new Layer.GroupNorm("", 2, 1e-3), FLAT),
                arguments("group norm flat", FLAT, new Layer.GroupNorm("", 4, 1e-5)),
                arguments("layer norm", new Layer.LayerNorm("", 1e-3), FLAT),
                arguments("layer norm flat", FLAT, new Layer.LayerNorm("", 1e-5)),
                arguments("instance norm", new Layer.InstanceNorm("", 1e-3), FLAT),
                arguments("relu", new Layer.Relu(""), FLAT),
                arguments("leaky relu", new Layer.LeakyRelu("", 0.1), FLAT),
                arguments("prelu", new Layer.Prelu("", 0.25), FLAT),
                arguments("prelu flat", FLAT, new Layer.Prelu("", 0.25)),
                arguments("elu", new Layer.Elu("", 0.7), FLAT),
                arguments("selu", new Layer.Selu(""), FLAT),
                arguments("gelu", new Layer.Gelu(""), FLAT),
                arguments("sigmoid", new Layer.Sigmoid(""), FLAT),
                arguments("tanh", new Layer.Tanh(""), FLAT),
                arguments("thresholded relu", new Layer.ThresholdedRelu("", 0.5), FLAT),
                arguments("max pool", new Layer.MaxPool("", 2, null, 0), FLAT),
                arguments("max pool overlapping", new Layer.MaxPool("", 3, 2, 1), FLAT),
                arguments("average pool", new Layer.AveragePool("", 2, null, 0), FLAT),
                arguments("average pool padded", new Layer.AveragePool("", 3, 2, 1), FLAT),
                arguments("global average pool", new Layer.GlobalAveragePool("")),
                arguments("dense", FLAT, new Layer.Dense("", 5, true, null)),
                arguments("dense no bias", FLAT, new Layer.Dense("", 5, false, null)),
                arguments("residual", new Layer.Residual("", List.of(CONV, new Layer.Tanh("")), List.of()), FLAT),
                arguments(
                        "residual with shortcut",
                        new Layer.Residual(
                                "",
                                List.of(CONV, new Layer.Tanh(""), new Layer.Conv("", 3, 3, 2, SAME, 1, 1, false, null)),
                                List.of(
                                        new Layer.Conv("", 3, 1, 2, SAME, 1, 1, false, null),
                                        new Layer.BatchNorm("", 0.1, 1e-5))),
                        FLAT));
    }

    private static Arguments arguments(String name, Layer... layers) {
        return Arguments.of(name, List.of(layers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void givesTheLogitsAndGradientsOfItsFormula(String name, List<Layer> middle) {
        Layer[] layers = Stream.of(
                        Stream.of(new Layer.Conv("stem", 4, 3, 1, SAME, 1, 1, true, null)),
                        middle.stream(),
                        Stream.of(new Layer.Dense("head", null, true, null)))
                .flatMap(stream -> stream)
                .toArray(Layer[]::new);
        Recipe recipe = Fixtures.recipe(SIDE, Fixtures.training(Map.of()), layers);
        Block images = Block.random(3, 3, SIDE, SIDE, 3);
        int[] labels = {0, 2, 1};
        try (PointerScope scope = new PointerScope()) {
            Network network = network(recipe);
            Tensor input = torch.tensor(images.floats()).view(3, 3, SIDE, SIDE);
            ForwardMode mode = ForwardMode.batchStatistics(network.statistics(), ForwardHook.NONE);
            Tensor logits = network.logits(input, mode);
            PlainNetwork reference = PlainNetwork.of(network);
            Block expected = reference.through(recipe.model().layers(), images);
            assertClose(Floats.of(logits), expected.values(), "logits");
            torch.cross_entropy_loss(logits, torch.tensor(0L, 2L, 1L)).backward();
            for (Parameter parameter : network.parameters().parameters()) {
                float[] claimed = Floats.of(parameter.value().grad());
                int[] places = places(claimed.length);
                assertClose(
                        at(places, claimed),
                        differences(
                                reference,
                                recipe,
                                images,
                                labels,
                                reference.parameters().get(parameter.name()),
                                places),
                        parameter.name());
            }
        }
    }

    /** A network whose every parameter, those of norms too, is drawn at random. */
    private static Network network(Recipe recipe) {
        Network network = Network.of(recipe, 3);
        SplittableRandom random = new SplittableRandom(11);
        try (NoGradGuard guard = new NoGradGuard()) {
            for (Parameter parameter : network.parameters().parameters()) {
                double[] numbers =
                        random.doubles(parameter.value().numel(), -0.6, 0.6).toArray();
                parameter
                        .value()
                        .copy_(Floats.tensor(numbers).view(parameter.value().sizes()));
            }
        }
        return network;
    }

    /** Some places of a parameter: the reference implementation is slow. */
    private static int[] places(int numbers) {
        return new SplittableRandom(5)
                .ints(0, numbers)
                .distinct()
                .limit(Math.min(numbers, CHECKED))
                .toArray();
    }

    private static float[] at(int[] places, float[] numbers) {
        float[] chosen = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = numbers[places[i]];
        }
        return chosen;
    }

    private static double[] differences(
            PlainNetwork reference, Recipe recipe, Block images, int[] labels, double[] numbers, int[] places) {
        double step = 1e-6;
        double[] slopes = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            double kept = numbers[places[i]];
            numbers[places[i]] = kept + step;
            double above = loss(reference.through(recipe.model().layers(), images), labels);
            numbers[places[i]] = kept - step;
            double below = loss(reference.through(recipe.model().layers(), images), labels);
            numbers[places[i]] = kept;
            slopes[i] = (above - below) / (2 * step);
        }
        return slopes;
    }

    private static double loss(Block logits, int[] labels) {
        double sum = 0;
        for (int n = 0; n < labels.length; n++) {
            double exponentials = 0;
            for (int c = 0; c < logits.channels(); c++) {
                exponentials += Math.exp(logits.get(n, c, 0, 0));
            }
            sum += Math.log(exponentials) - logits.get(n, labels[n], 0, 0);
        }
        return sum / labels.length;
    }

    private static void assertClose(float[] actual, double[] expected, String what) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("%s %d", what, i).isCloseTo(expected[i], within(1e-4 * largest + 1e-6));
        }
    }
}
