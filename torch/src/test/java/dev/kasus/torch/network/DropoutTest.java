package dev.kasus.torch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.model.Layer;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dropout is seen through a network that does nothing else to its images: what goes in as ones comes out as the scaled mask. */
class DropoutTest {
    private static final int IMAGES = 64;
    private static final int CHANNELS = 16;
    private static final int SIDE = 8;

    private static float[] mask(Layer layer, boolean training, long seed) {
        return through(layer, training, seed, torch.ones(IMAGES, CHANNELS, SIDE, SIDE));
    }

    private static float[] through(Layer layer, boolean training, long seed, Tensor input) {
        Operations operations =
                new Operations(ParameterStore.builder().add("unused", false, 1).build());
        Generator generator = torch.make_generator_cpu(seed);
        RunningStatistics none = RunningStatistics.of(Map.of());
        ForwardMode mode = training
                ? ForwardMode.training(generator, none, ForwardHook.NONE)
                : ForwardMode.validation(none, ForwardHook.NONE);
        return Floats.of(operations.of(layer).apply(input, mode));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8})
    void zeroesItsShareAndScalesTheRestUp(double rate) {
        try (PointerScope scope = new PointerScope()) {
            float[] mask = mask(new Layer.Dropout("", rate), true, 1);
            float kept = (float) (1 / (1 - rate));
            double zeros = 0;
            for (float value : mask) {
                assertThat(value).isIn(0f, kept);
                zeros += value == 0 ? 1 : 0;
            }
            // 65,536 draws: within 4 standard errors.
            assertThat(zeros / mask.length).isCloseTo(rate, within(4 * Math.sqrt(rate * (1 - rate) / mask.length)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5})
    void spatialDropoutZeroesWholeChannels(double rate) {
        try (PointerScope scope = new PointerScope()) {
            float[] mask = mask(new Layer.SpatialDropout("", rate), true, 1);
            int pixels = SIDE * SIDE;
            double zeros = 0;
            for (int i = 0; i < mask.length; i += pixels) {
                for (int p = 0; p < pixels; p++) {
                    assertThat(mask[i + p]).isEqualTo(mask[i]).isIn(0f, (float) (1 / (1 - rate)));
                }
                zeros += mask[i] == 0 ? 1 : 0;
            }
            int channels = IMAGES * CHANNELS;
            assertThat(zeros / channels).isCloseTo(rate, within(4 * Math.sqrt(rate * (1 - rate) / channels)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSeedAloneDecides(boolean spatial) {
        Layer layer = spatial ? new Layer.SpatialDropout("", 0.4) : new Layer.Dropout("", 0.4);
        try (PointerScope scope = new PointerScope()) {
            assertThat(mask(layer, true, 5)).isEqualTo(mask(layer, true, 5)).isNotEqualTo(mask(layer, true, 6));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isOffInValidationAndAtRateZero(boolean spatial) {
        Layer half = spatial ? new Layer.SpatialDropout("", 0.5) : new Layer.Dropout("", 0.5);
        Layer none = spatial ? new Layer.SpatialDropout("", 0) : new Layer.Dropout("", 0);
        try (PointerScope scope = new PointerScope()) {
            assertThat(mask(half, false, 5)).containsOnly(1f);
            assertThat(mask(none, true, 5)).containsOnly(1f);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theGradientPassesThroughTheSameMask(boolean spatial) {
        Layer layer = spatial ? new Layer.SpatialDropout("", 0.4) : new Layer.Dropout("", 0.4);
        try (PointerScope scope = new PointerScope()) {
            float[] mask = mask(layer, true, 9);
            SplittableRandom random = new SplittableRandom(2);
            double[] numbers = random.doubles(mask.length, -1, 1).toArray();
            Tensor input =
                    Floats.tensor(numbers).view(IMAGES, CHANNELS, SIDE, SIDE).set_requires_grad(true);
            Operations operations = new Operations(
                    ParameterStore.builder().add("unused", false, 1).build());
            ForwardMode mode =
                    ForwardMode.training(torch.make_generator_cpu(9), RunningStatistics.of(Map.of()), ForwardHook.NONE);
            operations.of(layer).apply(input, mode).sum().backward();
            assertThat(Floats.of(input.grad())).isEqualTo(mask);
        }
    }
}
