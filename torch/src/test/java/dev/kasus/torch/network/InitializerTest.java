package dev.kasus.torch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.torch.Fixtures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {

    /** Weights of 64 filters over 8 channels a group, 5 x 5: fan-in 200, fan-out 1600; and of 100 units over 300 inputs. */
    static Stream<Arguments> spreads() {
        return Stream.of(
                Arguments.of(new Init.HeNormal(), Math.sqrt(2.0 / 200), Math.sqrt(2.0 / 300)),
                Arguments.of(new Init.HeUniform(), Math.sqrt(2.0 / 200), Math.sqrt(2.0 / 300)),
                Arguments.of(new Init.GlorotNormal(), Math.sqrt(2.0 / 1800), Math.sqrt(2.0 / 400)),
                Arguments.of(new Init.GlorotUniform(), Math.sqrt(2.0 / 1800), Math.sqrt(2.0 / 400)),
                Arguments.of(new Init.LecunNormal(), Math.sqrt(1.0 / 200), Math.sqrt(1.0 / 300)),
                Arguments.of(new Init.LecunUniform(), Math.sqrt(1.0 / 200), Math.sqrt(1.0 / 300)),
                Arguments.of(new Init.Normal(0.3), 0.3, 0.3));
    }

    @ParameterizedTest
    @MethodSource("spreads")
    void hasTheVarianceOfItsFormula(Init init, double convStd, double denseStd) {
        assertSpread(draw(init, 1, 64, 8, 5, 5), init, convStd);
        assertSpread(draw(init, 2, 100, 300), init, denseStd);
    }

    private static void assertSpread(float[] weights, Init init, double std) {
        double mean = mean(weights);
        double square = 0;
        double fourth = 0;
        double largest = 0;
        for (float weight : weights) {
            square += weight * weight / (double) weights.length;
            fourth += Math.pow(weight, 4) / weights.length;
            largest = Math.max(largest, Math.abs(weight));
        }
        // Over 12,800 draws or more the sample's figures are within 4 standard errors.
        assertThat(mean).isCloseTo(0, within(4 * std / Math.sqrt(weights.length)));
        assertThat(Math.sqrt(square)).isCloseTo(std, within(0.025 * std));
        boolean uniform = init.getClass().getSimpleName().endsWith("Uniform");
        // The fourth moment tells the shapes apart: 3 squares of the variance if normal, 9/5 if uniform.
        assertThat(fourth / (square * square)).isCloseTo(uniform ? 1.8 : 3, within(0.25));
        if (uniform) {
            assertThat(largest).isBetween(0.99 * Math.sqrt(3) * std, 1.000001 * Math.sqrt(3) * std);
        }
    }

    @Test
    void biasesStartWhereTheirLayerSaysAndWeightsAreDrawnAsWithoutIt() {
        Padding same = new Padding.Same();
        Recipe usual = Fixtures.recipe(
                8,
                Fixtures.training(Map.of()),
                new Layer.Conv("", 4, 3, 1, same, 1, 1, true, null),
                new Layer.Conv("", 4, 3, 1, same, 1, 1, false, null),
                new Layer.Flatten(""),
                new Layer.Dense("", null, true, null));
        Recipe biased = usual.with(new Edit.Set("model.layers.conv1.bias-init", Tree.scalar(-2.5)))
                .with(new Edit.Set("model.layers.conv2.bias-init", Tree.scalar(3.0)))
                .with(new Edit.Set("model.layers.dense1.bias-init", Tree.scalar(0.5)));
        try (PointerScope scope = new PointerScope()) {
            ParameterStore before = Network.of(usual, 3).parameters();
            ParameterStore after = Network.of(biased, 3).parameters();
            assertThat(Floats.of(before.get("conv1.bias"))).containsOnly(0f);
            assertThat(Floats.of(after.get("conv1.bias"))).containsOnly(-2.5f);
            assertThat(Floats.of(after.get("dense1.bias"))).containsOnly(0.5f);
            assertThat(after.parameters()).hasSameSizeAs(before.parameters());
            for (String weight : List.of("conv1.weight", "conv2.weight", "dense1.weight")) {
                assertThat(Floats.of(after.get(weight))).isEqualTo(Floats.of(before.get(weight)));
            }
        }
    }

    @Test
    void orthogonalRowsOrColumnsHaveTheLengthOfTheGain() {
        assertOrthogonal(draw(new Init.Orthogonal(1.5), 1, 8, 3, 3, 3), 8, 27, 1.5);
        assertOrthogonal(draw(new Init.Orthogonal(1.0), 1, 40, 2, 3, 3), 40, 18, 1);
    }

    private static void assertOrthogonal(float[] weights, int rows, int columns, double gain) {
        boolean wide = rows <= columns;
        int vectors = Math.min(rows, columns);
        for (int a = 0; a < vectors; a++) {
            for (int b = 0; b < vectors; b++) {
                double product = 0;
                for (int i = 0; i < Math.max(rows, columns); i++) {
                    product += wide
                            ? weights[a * columns + i] * (double) weights[b * columns + i]
                            : weights[i * columns + a] * (double) weights[i * columns + b];
                }
                assertThat(product).isCloseTo(a == b ? gain * gain : 0, within(1e-5));
            }
        }
    }

    @Test
    void constantAndZerosAreWhatTheySay() {
        assertThat(draw(new Init.Constant(0.25), 1, 4, 3)).containsOnly(0.25f);
        assertThat(draw(new Init.Zeros(), 1, 4, 3)).containsOnly(0f);
    }

    @ParameterizedTest
    @MethodSource("spreads")
    void theSameSeedDrawsTheSameAndAnotherDrawsOthers(Init init, double convStd, double denseStd) {
        assertThat(draw(init, 7, 4, 2, 3, 3)).isEqualTo(draw(init, 7, 4, 2, 3, 3));
        assertThat(draw(init, 8, 4, 2, 3, 3)).isNotEqualTo(draw(init, 7, 4, 2, 3, 3));
    }

    private static double mean(float[] weights) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum / weights.length;
    }

    private static float[] draw(Init init, long seed, long... sizes) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = torch.zeros(Arrays.copyOf(sizes, sizes.length));
            Initializer.fill(weight, init, torch.make_generator_cpu(seed));
            return Floats.of(weight);
        }
    }
}
