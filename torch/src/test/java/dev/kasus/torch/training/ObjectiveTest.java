package dev.kasus.torch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.training.ClassWeights;
import dev.kasus.recipe.training.Loss;
import dev.kasus.torch.PyTorchFigures;
import dev.kasus.torch.batch.Targets;
import dev.kasus.torch.network.Floats;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and their gradients by the logits: against PyTorch's figures, and against their formulas and central differences. */
class ObjectiveTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final int[] COUNTS = {80, 15, 5};
    private static final int[] LABELS = {0, 1, 2, 1, 1};
    private static final double[] LOGITS = IntStream.range(0, 15)
            .mapToDouble(i -> 3 * Math.sin(3.9 * Math.floorDiv(i, 3) + i % 3))
            .toArray();

    private static final ClassWeights GIVEN = new ClassWeights.Given(Map.of("a", 0.5, "b", 2.0));

    static Stream<Arguments> pyTorchs() {
        return Stream.of(
                Arguments.of("plain", new Loss.CrossEntropy(new ClassWeights.Uniform(), 0)),
                Arguments.of("weights", new Loss.CrossEntropy(GIVEN, 0)),
                Arguments.of("smoothing", new Loss.CrossEntropy(new ClassWeights.Uniform(), 0.1)),
                Arguments.of("weights smoothing", new Loss.CrossEntropy(GIVEN, 0.1)));
    }

    @ParameterizedTest
    @MethodSource("pyTorchs")
    void crossEntropyIsPyTorchs(String name, Loss loss) {
        JsonNode figures = PyTorchFigures.of("losses", name);
        assertLoss(loss, LOGITS, figures.get("loss").asDouble(), PyTorchFigures.row(figures.get("gradient")));
    }

    static Stream<Arguments> formulas() {
        double[] balanced = {100 / (3 * 80.0), 100 / (3 * 15.0), 100 / (3 * 5.0)};
        double[] effective = IntStream.of(COUNTS)
                .mapToDouble(n -> 0.01 / (1 - Math.pow(0.99, n)))
                .toArray();
        double mean = Arrays.stream(effective).sum() / 3;
        return Stream.of(
                Arguments.of(
                        new Loss.CrossEntropy(new ClassWeights.Balanced(), 0),
                        weighted(balanced, (z, y) -> -Math.log(softmax(z)[y]))),
                Arguments.of(
                        new Loss.Focal(2, new ClassWeights.Uniform()),
                        weighted(new double[] {1, 1, 1}, (z, y) -> focal(softmax(z)[y], 2))),
                Arguments.of(
                        new Loss.Focal(0.5, GIVEN),
                        weighted(new double[] {0.5, 2, 1}, (z, y) -> focal(softmax(z)[y], 0.5))),
                Arguments.of(
                        new Loss.ClassBalanced(0.99),
                        weighted(
                                Arrays.stream(effective).map(w -> w / mean).toArray(),
                                (z, y) -> -Math.log(softmax(z)[y]))),
                Arguments.of(
                        new Loss.LogitAdjusted(1.5),
                        weighted(
                                new double[] {1, 1, 1},
                                (z, y) -> -Math.log(softmax(new double[] {
                                    z[0] + 1.5 * Math.log(0.8), z[1] + 1.5 * Math.log(0.15), z[2] + 1.5 * Math.log(0.05)
                                })[y]))));
    }

    private static double focal(double p, double gamma) {
        return -Math.pow(1 - p, gamma) * Math.log(p);
    }

    /** The weighted mean of an image's loss over a batch of logits. */
    private static ToDoubleBiFunction<double[], int[]> weighted(
            double[] weights, ToDoubleBiFunction<double[], Integer> one) {
        return (logits, labels) -> {
            double sum = 0;
            double weight = 0;
            for (int n = 0; n < labels.length; n++) {
                sum += weights[labels[n]] * one.applyAsDouble(Arrays.copyOfRange(logits, n * 3, n * 3 + 3), labels[n]);
                weight += weights[labels[n]];
            }
            return sum / weight;
        };
    }

    private static double[] softmax(double[] logits) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        return Arrays.stream(logits).map(z -> Math.exp(z) / sum).toArray();
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void isItsFormulaAndItsGradientTheDifferences(Loss loss, ToDoubleBiFunction<double[], int[]> formula) {
        double[] differences = new double[LOGITS.length];
        for (int i = 0; i < LOGITS.length; i++) {
            double[] above = LOGITS.clone();
            double[] below = LOGITS.clone();
            above[i] += 1e-5;
            below[i] -= 1e-5;
            differences[i] = (formula.applyAsDouble(above, LABELS) - formula.applyAsDouble(below, LABELS)) / 2e-5;
        }
        assertLoss(loss, LOGITS, formula.applyAsDouble(LOGITS, LABELS), differences);
    }

    private static void assertLoss(Loss loss, double[] numbers, double value, double[] gradient) {
        try (PointerScope scope = new PointerScope()) {
            Tensor logits = Floats.tensor(numbers).view(5, 3).set_requires_grad(true);
            Tensor mean = Objective.of(loss, CLASSES, COUNTS).mean(logits, Targets.of(labels()));
            mean.backward();
            assertThat(mean.item_double()).isCloseTo(value, within(1e-5 * Math.abs(value)));
            float[] actual = Floats.of(logits.grad());
            for (int i = 0; i < gradient.length; i++) {
                assertThat((double) actual[i]).as("gradient %d", i).isCloseTo(gradient[i], within(1e-5));
            }
        }
    }

    private static Tensor labels() {
        return torch.tensor(IntStream.of(LABELS).mapToLong(i -> i).toArray());
    }

    @Test
    void aMixedImageHasBothLossesByItsShares() {
        try (PointerScope scope = new PointerScope()) {
            Tensor logits = Floats.tensor(LOGITS).view(5, 3);
            Tensor other = torch.tensor(2L, 0L, 2L, 0L, 1L);
            double[] shares = {0.3, 0.9, 1, 0.5, 0.75};
            Targets targets = new Targets(labels(), other, Floats.tensor(shares));
            double expected = 0;
            double weight = 0;
            double[] weights = {0.5, 2, 1};
            int[] others = {2, 0, 2, 0, 1};
            for (int n = 0; n < 5; n++) {
                double[] p = softmax(Arrays.copyOfRange(LOGITS, n * 3, n * 3 + 3));
                expected -= shares[n] * weights[LABELS[n]] * Math.log(p[LABELS[n]])
                        + (1 - shares[n]) * weights[others[n]] * Math.log(p[others[n]]);
                weight += shares[n] * weights[LABELS[n]] + (1 - shares[n]) * weights[others[n]];
            }
            Objective objective = Objective.of(new Loss.CrossEntropy(GIVEN, 0), CLASSES, COUNTS);
            assertThat(objective.mean(logits, targets).item_double()).isCloseTo(expected / weight, within(1e-5));
        }
    }

    @Test
    void aMixedImageIsCorrectByTheShareOfThePredictedClass() {
        try (PointerScope scope = new PointerScope()) {
            Tensor logits = torch.eye(3);
            Tensor labels = torch.tensor(0L, 0L, 0L);
            assertThat(Targets.of(labels).right(logits)).isEqualTo(1);
            Targets mixed =
                    new Targets(labels, torch.tensor(2L, 1L, 1L), Floats.tensor(new double[] {0.75, 0.875, 0.5}));
            // Called 0, 1, 2: three quarters, an eighth, and neither of its classes.
            assertThat(mixed.right(logits)).isEqualTo(0.875);
        }
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void staysFiniteWhereAnImageIsEvalModePerfectlyOrNotAtAll(Loss loss, Object formula) {
        double[] extreme = new double[15];
        for (int n = 0; n < 5; n++) {
            extreme[n * 3 + LABELS[n]] = n < 3 ? 200 : -200;
        }
        try (PointerScope scope = new PointerScope()) {
            Tensor logits = Floats.tensor(extreme).view(5, 3).set_requires_grad(true);
            Tensor mean = Objective.of(loss, CLASSES, COUNTS).mean(logits, Targets.of(labels()));
            mean.backward();
            assertThat(mean.item_double()).isFinite().isPositive();
            for (float slope : Floats.of(logits.grad())) {
                assertThat(slope).isFinite();
            }
        }
    }

    @Test
    void aBatchWithoutAnyWeightCostsNothing() {
        Loss weightless = new Loss.CrossEntropy(new ClassWeights.Given(Map.of("a", 0.0, "b", 0.0, "c", 0.0)), 0);
        assertLoss(weightless, LOGITS, 0, new double[15]);
    }

    @Test
    void refusesAWeightForAClassThatIsNotThere() {
        Loss loss = new Loss.CrossEntropy(new ClassWeights.Given(Map.of("d", 2.0)), 0);
        assertThatThrownBy(() -> Objective.of(loss, CLASSES, COUNTS))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("\"d\"");
    }
}
