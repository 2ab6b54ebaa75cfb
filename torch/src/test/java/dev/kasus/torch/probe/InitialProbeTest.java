package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.torch.Fixtures;
import dev.kasus.torch.evaluation.TrainingData;
import dev.kasus.torch.network.Block;
import dev.kasus.torch.network.Network;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.Test;

/** What is read before the first step, against slow reference implementations. */
class InitialProbeTest {
    private static final int SIDE = 8;
    private static final int COUNT = 60;

    private static final Recipe RECIPE = Fixtures.recipe(
            SIDE,
            Fixtures.training(Map.of()),
            new Layer.Conv("", 5, 3, 1, new Padding.Same(), 1, 1, true, null),
            new Layer.Relu(""),
            new Layer.Flatten(""),
            new Layer.Dense("", null, true, null));

    @Test
    void inputsAndDuplicateUnitsAreThoseOfTheReferenceImplementation() {
        try (PointerScope scope = new PointerScope()) {
            TrainingData data = TrainingData.of(RECIPE, Fixtures.data(COUNT, SIDE));
            Network network = Network.of(RECIPE, 3);
            try (NoGradGuard guard = new NoGradGuard()) {
                network.parameters()
                        .get("conv1.weight")
                        .select(0, 3)
                        .copy_(network.parameters().get("conv1.weight").select(0, 1));
            }
            Recording.Builder recorder = new Recording.Builder();
            new InitialProbe(RECIPE, network, data, COUNT).read(recorder);
            Recording recording = recorder.build();
            assertThat(recording
                            .series(Signals.DUPLICATE_UNIT_FRACTION, "conv1")
                            .last())
                    .isEqualTo(2.0 / 5);
            assertThat(recording
                            .series(Signals.DUPLICATE_UNIT_FRACTION, "dense1")
                            .last())
                    .isZero();

            int[] all = IntStream.range(0, COUNT).toArray();
            double[] pixels = Block.of(data.normalizer().apply(data.train().pixels(all, 0, COUNT)))
                    .values();
            double mean = Arrays.stream(pixels).average().orElseThrow();
            assertThat(recording.series(Signals.INPUT_TRAIN_MEAN).last()).isCloseTo(mean, within(1e-5));
            assertThat(recording.series(Signals.INPUT_TRAIN_STD).last()).isCloseTo(std(pixels), within(1e-5));
            int size = 3 * SIDE * SIDE;
            double contrast = IntStream.range(0, COUNT)
                    .mapToDouble(image -> std(Arrays.copyOfRange(pixels, image * size, (image + 1) * size)))
                    .average()
                    .orElseThrow();
            assertThat(recording.series(Signals.INPUT_TRAIN_CONTRAST).last()).isCloseTo(contrast, within(1e-5));
            double steps = IntStream.range(0, pixels.length)
                    .filter(i -> i % SIDE != 0)
                    .mapToDouble(i -> Math.pow(pixels[i] - pixels[i - 1], 2))
                    .average()
                    .orElseThrow();
            assertThat(recording.series(Signals.INPUT_TRAIN_PIXEL_GRADIENT_RMS).last())
                    .isCloseTo(Math.sqrt(steps), within(1e-5));
        }
    }

    private static double std(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }
}
