package dev.kasus.torch.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.landscape.Curvature;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Block;
import dev.kasus.torch.network.Floats;
import dev.kasus.torch.network.Network;
import dev.kasus.torch.network.PlainNetwork;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Both ends of the Hessian against one that is written out, entry by entry, in double precision. */
class CurvaturesTest {
    private static final int SIDE = 4;
    private static final int COUNT = 24;
    private static final int BATCH = 8;
    private static final double STEP = 1e-3;

    private static final List<Layer> SOFTMAX = List.of(
            new Layer.AveragePool("", 2, null, 0), new Layer.Flatten(""), new Layer.Dense("", null, true, null));

    /** Smooth everywhere, so that its Hessian is what differences say. */
    private static final List<Layer> BENT = List.of(
            new Layer.Conv("", 2, 3, 2, new Padding.Same(), 1, 1, false, null),
            new Layer.BatchNorm("", 0.1, 1e-5),
            new Layer.Tanh(""),
            new Layer.MaxPool("", 2, null, 0),
            new Layer.Flatten(""),
            new Layer.Dense("", 3, true, null),
            new Layer.Sigmoid(""),
            new Layer.Dense("", null, true, null));

    private static Recipe recipe(List<Layer> layers) {
        return Fixtures.recipe(SIDE, Fixtures.training(Map.of()), layers.toArray(Layer[]::new));
    }

    @Test
    void linearSoftmaxIsBowlShaped() {
        Curvature found = compare(recipe(SOFTMAX), 1);
        assertThat(found.smallestEigenvalue())
                .as("it is convex, and flat where all logits grow alike")
                .isCloseTo(0, within(1e-4 * found.largestEigenvalue()));
    }

    @Test
    void aNetWithNormAndHiddenLayersBendsBothWays() {
        Curvature found = compare(recipe(BENT), 1);
        assertThat(found.smallestEigenvalue()).isNegative();
    }

    @Test
    void alsoFarFromItsBeginning() {
        Curvature found = compare(recipe(BENT), 3);
        assertThat(found.smallestEigenvalue()).isNegative();
    }

    /** Differences of gradients say the same, in a net of the layers that the reference above does not have. */
    @Test
    void everyLayerIsDifferentiatedTwice() {
        Recipe recipe = recipe(List.of(
                new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.GroupNorm("", 2, 1e-5),
                new Layer.Elu("", 1.0),
                new Layer.Residual(
                        "",
                        List.of(
                                new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 8, true, null),
                                new Layer.InstanceNorm("", 1e-5),
                                new Layer.Gelu("")),
                        List.of()),
                new Layer.LayerNorm("", 1e-5),
                // A slope of 1 has no kink, which differences would see and the Hessian does not.
                new Layer.Prelu("", 1.0),
                new Layer.GlobalAveragePool(""),
                new Layer.Dense("", null, true, null)));
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(recipe, Fixtures.data(COUNT, SIDE));
            Network network = Network.of(recipe, data.classes());
            LossSurface surface = new LossSurface(
                    network, data, TrainingData.sample(data.dataset().train(), COUNT), BATCH);
            Tensor direction = surface.gradient();
            Tensor unit = direction.div(direction.norm());
            float[] exact = Floats.of(surface.hessianTimes(unit));
            Tensor here = surface.point();
            surface.move(here.add(unit.mul(new Scalar(0.003))));
            float[] after = Floats.of(surface.gradient());
            surface.move(here.sub(unit.mul(new Scalar(0.003))));
            float[] before = Floats.of(surface.gradient());
            double size = 0;
            double off = 0;
            for (int i = 0; i < exact.length; i++) {
                size += exact[i] * exact[i];
                off += Math.pow(exact[i] - (after[i] - before[i]) / 0.006, 2);
            }
            assertThat(Math.sqrt(off)).isLessThan(0.03 * Math.sqrt(size));
        }
    }

    @Test
    void noWeightsMove() {
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(recipe(BENT), Fixtures.data(COUNT, SIDE));
            Network network = Network.of(recipe(BENT), data.classes());
            float[] before = Floats.of(network.parameters().values());
            float[] gradients = Floats.of(network.parameters().gradients());
            Curvatures.of(network, data, BATCH, COUNT);
            assertThat(Floats.of(network.parameters().values())).containsExactly(before);
            assertThat(Floats.of(network.parameters().gradients())).containsExactly(gradients);
        }
    }

    /** The curvature of a net whose weights are so many times those that were drawn. */
    private static Curvature compare(Recipe recipe, double scale) {
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(recipe, Fixtures.data(COUNT, SIDE));
            Network network = Network.of(recipe, data.classes());
            try (NoGradGuard guard = new NoGradGuard()) {
                network.parameters().values().mul_(new Scalar(scale));
            }
            Reference reference = new Reference(recipe, network, data);
            Curvature found = Curvatures.of(network, data, BATCH, COUNT);
            double[] values = reference.eigenvalues();
            double largest = values[values.length - 1];
            assertThat(found.loss()).isCloseTo(reference.loss(new double[values.length]), within(1e-5));
            assertThat(found.gradientNorm()).isCloseTo(reference.gradientNorm(), within(1e-4 * largest));
            assertThat(found.largestEigenvalue()).isCloseTo(largest, within(0.02 * largest));
            assertThat(found.smallestEigenvalue())
                    .isCloseTo(values[0], within(0.02 * Math.abs(values[0]) + 1e-4 * largest));
            assertThat(found.largestError()).isLessThan(0.02 * largest);
            assertThat(found.sharpness()).isCloseTo(reference.sharpness(), within(0.02 * reference.sharpness() + 1e-6));
            assertThat(found.hessianImages()).isEqualTo(COUNT).isEqualTo(found.gradientImages());
            return found;
        }
    }

    /** The loss in double precision, and its derivatives by differences. */
    private static final class Reference {
        private final Recipe recipe;
        private final Map<String, double[]> weights;
        private final Block[] batches;
        private final int[] labels;
        private final int size;

        Reference(Recipe recipe, Network network, TrainingData data) {
            this.recipe = recipe;
            this.weights = PlainNetwork.of(network).parameters();
            this.size = weights.values().stream().mapToInt(w -> w.length).sum();
            int[] images = TrainingData.sample(data.dataset().train(), COUNT);
            this.labels = Arrays.stream(images)
                    .map(i -> data.dataset().train().label(i))
                    .toArray();
            this.batches = IntStream.range(0, COUNT / BATCH)
                    .mapToObj(b ->
                            Block.of(data.normalizer().apply(data.train().pixels(images, b * BATCH, (b + 1) * BATCH))))
                    .toArray(Block[]::new);
        }

        double loss(double[] moved) {
            Map<String, double[]> there = new LinkedHashMap<>();
            int at = 0;
            for (Map.Entry<String, double[]> entry : weights.entrySet()) {
                double[] values = entry.getValue().clone();
                for (int i = 0; i < values.length; i++) {
                    values[i] += moved[at++];
                }
                there.put(entry.getKey(), values);
            }
            PlainNetwork net = new PlainNetwork(there, new LinkedHashMap<>());
            double loss = 0;
            for (int b = 0; b < batches.length; b++) {
                Block logits = net.through(recipe.model().layers(), batches[b]);
                for (int n = 0; n < BATCH; n++) {
                    double sum = 0;
                    for (int c = 0; c < 3; c++) {
                        sum += Math.exp(logits.get(n, c, 0, 0));
                    }
                    loss += (Math.log(sum) - logits.get(n, labels[b * BATCH + n], 0, 0)) / COUNT;
                }
            }
            return loss;
        }

        private double at(int one, double oneStep, int other, double otherStep) {
            double[] moved = new double[size];
            moved[one] += oneStep;
            moved[other] += otherStep;
            return loss(moved);
        }

        double gradientNorm() {
            return Math.sqrt(IntStream.range(0, size)
                    .mapToDouble(i -> (at(i, STEP, i, 0) - at(i, -STEP, i, 0)) / (2 * STEP))
                    .map(g -> g * g)
                    .sum());
        }

        private T_TensorTensor_T pairs() {
            double[] hessian = new double[size * size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    hessian[i * size + j] = (at(i, STEP, j, STEP)
                                    - at(i, STEP, j, -STEP)
                                    - at(i, -STEP, j, STEP)
                                    + at(i, -STEP, j, -STEP))
                            / (4 * STEP * STEP);
                    hessian[j * size + i] = hessian[i * size + j];
                }
            }
            Tensor matrix = torch.zeros(size, size).to(torch.ScalarType.Double);
            new DoublePointer(matrix.data_ptr()).put(hessian);
            return torch.linalg_eigh(matrix);
        }

        private static double[] doubles(Tensor tensor) {
            double[] values = new double[(int) tensor.numel()];
            new DoublePointer(tensor.contiguous().data_ptr()).get(values);
            return values;
        }

        double[] eigenvalues() {
            return doubles(pairs().get0());
        }

        double sharpness() {
            double[] direction = doubles(pairs().get1().select(1, size - 1));
            double length = Math.sqrt(weights.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .map(w -> w * w)
                    .sum());
            double highest = IntStream.of(-2, -1, 1, 2)
                    .mapToDouble(half -> loss(Arrays.stream(direction)
                            .map(d -> d * half / 2.0 * 0.01 * length)
                            .toArray()))
                    .max()
                    .orElseThrow();
            return Math.max(0, highest - loss(new double[size]));
        }
    }
}
