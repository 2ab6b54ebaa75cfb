package dev.kasus.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Padding;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Tree;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of layer: the claimed slope along the gradient, somewhat turned at random, against the central difference of the loss. */
class GradientTest {

    static Stream<Layer> layers() {
        Padding same = new Padding.Same();
        Layer conv = new Layer.Conv("", 4, 3, 1, same, 1, 1, true, null);
        return Stream.of(
                conv,
                new Layer.Conv("", 8, 3, 2, new Padding.Pixels(2), 2, 2, false, null),
                new Layer.BatchNorm("", 0.1, 1e-5),
                new Layer.GroupNorm("", 2, 1e-5),
                new Layer.LayerNorm("", 1e-5),
                new Layer.InstanceNorm("", 1e-5),
                new Layer.Relu(""),
                new Layer.LeakyRelu("", 0.1),
                new Layer.Prelu("", 0.25),
                new Layer.Elu("", 1.0),
                new Layer.Selu(""),
                new Layer.Gelu(""),
                new Layer.Sigmoid(""),
                new Layer.Tanh(""),
                // At any other theta the function jumps, and the difference sees the jump.
                new Layer.ThresholdedRelu("", 0.0),
                new Layer.MaxPool("", 3, 2, 1),
                new Layer.AveragePool("", 2, null, 0),
                new Layer.Dropout("", 0.3),
                new Layer.SpatialDropout("", 0.3),
                new Layer.Residual(
                        "",
                        List.of(conv, new Layer.Tanh("")),
                        List.of(new Layer.Conv("", 4, 1, 1, same, 1, 1, true, null))));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void agreesWithTheCentralDifference(Layer layer) {
        Recipe recipe = Fixtures.recipe(
                8,
                Fixtures.training(Map.<String, Tree>of()),
                new Layer.Conv("stem", 4, 3, 1, new Padding.Same(), 1, 1, true, null),
                layer,
                new Layer.Flatten(""),
                new Layer.Dense("head", null, true, null));
        torch.set_num_threads(1);
        try (PointerScope scope = new PointerScope()) {
            Network network = Network.of(recipe, 3);
            Tensor images = torch.empty(6, 3, 8, 8).normal_(0, 1, new GeneratorOptional(torch.make_generator_cpu(3)));
            Tensor labels = torch.tensor(0L, 1L, 2L, 0L, 1L, 2L);
            loss(network, images, labels).backward();
            Tensor gradient = network.parameters().gradients();
            Tensor direction = gradient.div(gradient.norm()).add(random(gradient.numel()));
            double claimed =
                    network.parameters().gradients().mul(direction).sum().item_double();
            double step = 1e-3;
            double measured;
            try (NoGradGuard guard = new NoGradGuard()) {
                network.parameters().values().add_(direction, new Scalar(step));
                double above = loss(network, images, labels).item_double();
                network.parameters().values().add_(direction, new Scalar(-2 * step));
                double below = loss(network, images, labels).item_double();
                measured = (above - below) / (2 * step);
            }
            assertThat(claimed).isGreaterThan(0.1);
            assertThat(claimed).isCloseTo(measured, within(0.02 * claimed));
        }
    }

    private static Tensor loss(Network network, Tensor images, Tensor labels) {
        Pass pass = Pass.training(torch.make_generator_cpu(5), network.statistics(), Tap.NONE);
        return torch.cross_entropy_loss(network.logits(images, pass), labels);
    }

    /** Of length one half or so. */
    private static Tensor random(long numbers) {
        SplittableRandom random = new SplittableRandom(11);
        float[] direction = new float[(int) numbers];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) (random.nextGaussian() / (2 * Math.sqrt(numbers)));
        }
        return torch.tensor(direction);
    }
}
