package dev.kasus.torch.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.data.Data;
import dev.kasus.torch.network.Block;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void normalisingTakesEachChannelsOwnNumbers(int channels) {
        Block block = Block.random(4, channels, 5, 5, 3);
        List<Double> shifts = List.of(0.5, -0.25, 2.0).subList(0, channels);
        List<Double> scales = List.of(2.0, 0.5, 4.0).subList(0, channels);
        try (PointerScope scope = new PointerScope()) {
            for (boolean channelsLast : new boolean[] {false, true}) {
                Tensor images = torch.tensor(block.floats()).view(4, channels, 5, 5);
                images = channelsLast ? images.contiguous(torch.MemoryFormat.ChannelsLast) : images;
                Block normal = Block.of(new Normalizer(shifts, scales, false).apply(images));
                for (int i = 0; i < block.values().length; i++) {
                    int c = i / 25 % channels;
                    assertThat(normal.values()[i])
                            .isCloseTo((block.values()[i] - shifts.get(c)) / scales.get(c), within(1e-5));
                }
            }
        }
    }

    @Test
    void lightAndColourOfAnImageAreNormalisedAway() {
        Normalizer byImage = Normalizer.of(Data.Normalization.IMAGE, List.of(0.3, 0.6), List.of(0.1, 0.2));
        float[] pixels = Block.random(1, 2, 6, 6, 7).floats();
        float[] both = new float[4 * 36];
        for (int i = 0; i < 72; i++) {
            both[i] = pixels[i];
            both[72 + i] = (i < 36 ? 0.2f : 0.5f) + 0.4f * pixels[i];
        }
        try (PointerScope scope = new PointerScope()) {
            for (boolean channelsLast : new boolean[] {false, true}) {
                Tensor images = torch.tensor(both).view(2, 2, 6, 6);
                images = channelsLast ? images.contiguous(torch.MemoryFormat.ChannelsLast) : images;
                Block normal = Block.of(byImage.apply(images));
                for (int c = 0; c < 2; c++) {
                    double mean = 0;
                    double square = 0;
                    for (int p = 0; p < 36; p++) {
                        double value = normal.get(0, c, p / 6, p % 6);
                        mean += value / 36;
                        square += value * value / 36;
                        assertThat(normal.get(1, c, p / 6, p % 6)).isCloseTo(value, within(1e-4));
                    }
                    assertThat(mean).isCloseTo(0, within(1e-5));
                    assertThat(square).isCloseTo(1, within(1e-4));
                }
            }
        }
    }

    @Test
    void anImageOfOneColourIsNotBlownUp() {
        try (PointerScope scope = new PointerScope()) {
            Tensor images = torch.full(new long[] {1, 1, 4, 4}, new Scalar(0.7));
            Block normal = Block.of(Normalizer.of(Data.Normalization.IMAGE, List.of(0.0), List.of(1.0))
                    .apply(images));
            assertThat(normal.values()).containsOnly(normal.values()[0]);
            assertThat(normal.values()[0]).isCloseTo(0, within(1e-4));
        }
    }
}
