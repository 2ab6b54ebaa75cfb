package dev.kasus.torch.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.data.image.PixelStore;
import dev.kasus.recipe.training.Training.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final int[] COUNTS = {900, 90, 10};

    private static PixelStore images() {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < COUNTS[c]; i++) {
                names.add("c" + c);
            }
        }
        List<String> blank = names.stream().map(name -> "").toList();
        return new PixelStore(1, 1, new byte[names.size()][1], names, List.of("c0", "c1", "c2", "none"), blank, blank);
    }

    @Test
    void shufflingVisitsEveryImageOnce() {
        int[] order = new Sampler(Sampling.SHUFFLE, images(), 4, 3).order(1);
        assertThat(order).isNotEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(IntStream.of(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
    }

    @Test
    void everyPlaceIsEquallyLikelyForAnImage() {
        Sampler sampler = new Sampler(Sampling.SHUFFLE, images(), 4, 3);
        double sum = 0;
        int epochs = 400;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            int[] order = sampler.order(epoch);
            sum += IntStream.range(0, order.length).filter(i -> order[i] == 0).sum();
        }
        // The mean place of 400 epochs: within 4 standard errors of the middle.
        assertThat(sum / epochs).isCloseTo(499.5, within(4 * 1000 / Math.sqrt(12 * epochs)));
    }

    @Test
    void classAwareSamplingDrawsEveryClassEquallyOftenAndItsImagesToo() {
        Sampler sampler = new Sampler(Sampling.CLASS_AWARE, images(), 4, 3);
        int[] drawn = new int[3];
        int[] rare = new int[10];
        for (int epoch = 1; epoch <= 30; epoch++) {
            int[] order = sampler.order(epoch);
            assertThat(order).hasSize(1000);
            for (int image : order) {
                drawn[image < 900 ? 0 : image < 990 ? 1 : 2]++;
                if (image >= 990) {
                    rare[image - 990]++;
                }
            }
        }
        for (int count : drawn) {
            assertThat((double) count).isCloseTo(10_000, within(4 * Math.sqrt(30_000 * 2 / 9.0)));
        }
        for (int count : rare) {
            assertThat((double) count).isCloseTo(1000, within(4 * Math.sqrt(30_000 / 30.0)));
        }
    }

    @Test
    void seedAndEpochAloneDecide() {
        Sampler sampler = new Sampler(Sampling.SHUFFLE, images(), 4, 3);
        int[] second = sampler.order(2);
        assertThat(new Sampler(Sampling.SHUFFLE, images(), 4, 3).order(2)).isEqualTo(second);
        assertThat(sampler.order(3)).isNotEqualTo(second);
        assertThat(new Sampler(Sampling.SHUFFLE, images(), 4, 4).order(2)).isNotEqualTo(second);
    }
}
