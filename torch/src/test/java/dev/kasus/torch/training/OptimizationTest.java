package dev.kasus.torch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Optimizer.Adam;
import dev.kasus.recipe.training.Optimizer.Adamw;
import dev.kasus.recipe.training.Optimizer.Rmsprop;
import dev.kasus.recipe.training.Optimizer.Sgd;
import dev.kasus.recipe.training.Training;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.PyTorchFigures;
import dev.kasus.torch.network.Floats;
import dev.kasus.torch.network.ParameterStore;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Updates step by step against PyTorch's, on a bowl whose centre moves: six weights, which are decayed, and two biases, which are not. */
class OptimizationTest {
    private static final double RATE = 0.05;

    private record Case(
            String name,
            Optimizer optimizer,
            double l1,
            double l2,
            @Nullable Double clipNorm,
            @Nullable Double clipValue) {
        Case(String name, Optimizer optimizer, double l1, double l2) {
            this(name, optimizer, l1, l2, null, null);
        }

        Training training() {
            Training plain = Fixtures.training(Map.of());
            return new Training(
                    plain.epochs(),
                    null,
                    plain.batchSize(),
                    RATE,
                    optimizer,
                    plain.schedule(),
                    0,
                    l1,
                    l2,
                    clipNorm,
                    clipValue,
                    plain.loss(),
                    plain.sampling(),
                    plain.augmentation(),
                    null,
                    false,
                    null);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("sgd", new Sgd(0, false), 0, 0),
                new Case("sgd momentum", new Sgd(0.9, false), 0, 0),
                new Case("sgd nesterov", new Sgd(0.9, true), 0, 0),
                new Case("sgd momentum l2", new Sgd(0.9, false), 0, 0.1),
                new Case("sgd l1", new Sgd(0, false), 0.1, 0),
                new Case("adam", new Adam(0.9, 0.999, 1e-8), 0, 0),
                new Case("adam betas", new Adam(0.8, 0.95, 1e-3), 0, 0),
                new Case("adam l2", new Adam(0.9, 0.999, 1e-8), 0, 0.1),
                new Case("adam l1", new Adam(0.9, 0.999, 1e-8), 0.1, 0),
                new Case("adamw", new Adamw(0.9, 0.999, 1e-8, 0.1), 0, 0),
                new Case("rmsprop", new Rmsprop(0.99, 1e-8, 0), 0, 0),
                new Case("rmsprop momentum", new Rmsprop(0.9, 1e-8, 0.5), 0, 0),
                new Case("rmsprop l2", new Rmsprop(0.99, 1e-8, 0), 0, 0.1),
                new Case("clip norm", new Sgd(0.9, false), 0, 0, 0.5, null),
                new Case("clip value", new Sgd(0.9, false), 0, 0, null, 0.2),
                new Case("clip both", new Adam(0.9, 0.999, 1e-8), 0, 0, 0.4, 0.2));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goesWherePyTorchGoes(Case one) {
        JsonNode path = PyTorchFigures.of("optimizers", one.name());
        assertThat(path.size()).isGreaterThanOrEqualTo(20);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            ParameterStore parameters = ParameterStore.builder()
                    .add("dense.weight", true, 6)
                    .add("dense.bias", false, 2)
                    .build();
            parameters.values().copy_(row(i -> Math.cos(1.7 * i)));
            Optimization optimization = Optimization.of(one.training(), parameters);
            for (int step = 0; step < path.size(); step++) {
                int now = step;
                Tensor centre = row(i -> Math.sin(0.9 * i + 0.3 * now));
                optimization.zeroGrad();
                parameters.gradients().add_(parameters.values().sub(centre).mul(row(i -> 0.5 + 0.25 * i)));
                optimization.step(RATE);
                double[] expected = PyTorchFigures.row(path.get(step));
                float[] actual = Floats.of(parameters.values());
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) actual[i])
                            .as("number %d after step %d", i, step + 1)
                            .isCloseTo(expected[i], within(5e-6));
                }
            }
        }
    }

    private static Tensor row(java.util.function.IntToDoubleFunction number) {
        return Floats.tensor(IntStream.range(0, 8).mapToDouble(number).toArray());
    }

    @Test
    void decayedAndFreeParametersAreTheViewsOfOneRow() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            ParameterStore parameters = ParameterStore.builder()
                    .add("a.bias", false, 2)
                    .add("a.weight", true, 2, 3)
                    .build();
            parameters.values().copy_(torch.tensor(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f));
            assertThat(parameters.decayedCount()).isEqualTo(6);
            assertThat(Floats.of(parameters.get("a.weight"))).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(Floats.of(parameters.get("a.bias"))).containsExactly(7, 8);
            assertThat(Floats.of(parameters.part(parameters.values(), "a.bias")))
                    .containsExactly(7, 8);
        }
    }
}
