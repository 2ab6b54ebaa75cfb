package dev.kasus.torch.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.recipe.training.Augmentation;
import dev.kasus.torch.network.Floats;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every image is one grey of its own, so that a pixel says which image it came from, or in which shares. */
class MixingTest {
    private static final List<String> CLASSES = List.of("a", "b", "c", "d");
    private static final int IMAGES = 64;
    private static final int SIDE = 16;

    /** What became of a batch. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Mixed(float[] pixels, boolean any, long[] others, float[] shares) {
        double share(int n, int other) {
            double own = grey(n);
            double mean = 0;
            for (int p = 0; p < SIDE * SIDE; p++) {
                mean += pixels[n * SIDE * SIDE + p] / (SIDE * SIDE);
            }
            return (mean - grey(other)) / (own - grey(other));
        }
    }

    private static double grey(int n) {
        // No two differences are alike, so a blend names its partner.
        return 0.001 * n * n;
    }

    private static int label(int n) {
        return n % 4;
    }

    private static Mixed mix(long seed, Augmentation... augmentations) {
        try (PointerScope scope = new PointerScope()) {
            float[] pixels = new float[IMAGES * SIDE * SIDE];
            long[] labels = new long[IMAGES];
            for (int n = 0; n < IMAGES; n++) {
                Arrays.fill(pixels, n * SIDE * SIDE, (n + 1) * SIDE * SIDE, (float) grey(n));
                labels[n] = label(n);
            }
            Tensor images = torch.tensor(pixels).view(IMAGES, 1, SIDE, SIDE);
            Augmented result = Augmenter.of(List.of(augmentations), CLASSES).apply(images, torch.tensor(labels), seed);
            assertThat(longs(result.targets().labels())).isEqualTo(labels);
            boolean any = result.targets().other() != null;
            return new Mixed(
                    Floats.of(result.images()),
                    any,
                    any ? longs(Objects.requireNonNull(result.targets().other())) : labels,
                    any ? Floats.of(Objects.requireNonNull(result.targets().share())) : new float[IMAGES]);
        }
    }

    private static long[] longs(Tensor tensor) {
        long[] values = new long[(int) tensor.numel()];
        new org.bytedeco.javacpp.LongPointer(tensor.data_ptr()).get(values);
        return values;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 4})
    void mixupBlendsImageAndLabelInTheSameShares(double alpha) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int seed = 0; seed < 40; seed++) {
            Mixed mixed = mix(seed, new Augmentation.Mixup(alpha, 1, List.of()));
            for (int n = 0; n < IMAGES; n++) {
                int own = n;
                double share = mixed.shares()[n];
                assertThat(share).isBetween(0.0, 1.0);
                if (share < 1) {
                    long other = mixed.others()[n];
                    assertThat(partners(mixed, own, share)).anyMatch(partner -> label(partner) == other);
                    sum += share;
                    squares += share * share;
                    count++;
                }
            }
        }
        // Beta(alpha, alpha): mean 1/2, variance 1/(4 (2 alpha + 1)).
        double mean = sum / count;
        assertThat(mean).isCloseTo(0.5, within(0.03));
        assertThat(squares / count - mean * mean).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.01));
        assertThat(count).isGreaterThan(40 * 60);
    }

    /** The images that a pixel may have been blended with. */
    private static List<Integer> partners(Mixed mixed, int n, double share) {
        double rest = (mixed.pixels()[n * SIDE * SIDE] - share * grey(n));
        return java.util.stream.IntStream.range(0, IMAGES)
                .filter(partner -> Math.abs((1 - share) * grey(partner) - rest) < 1e-5)
                .boxed()
                .toList();
    }

    @Test
    void cutmixPastesARectangleAndBlendsLabelsByItsArea() {
        double sum = 0;
        int count = 0;
        for (int seed = 0; seed < 20; seed++) {
            Mixed mixed = mix(seed, new Augmentation.Cutmix(1, 1, List.of()));
            for (int n = 0; n < IMAGES; n++) {
                int own = 0;
                int strange = -1;
                for (int p = 0; p < SIDE * SIDE; p++) {
                    int from = (int) Math.round(Math.sqrt(mixed.pixels()[n * SIDE * SIDE + p] / 0.001));
                    own += from == n ? 1 : 0;
                    strange = from == n ? strange : from;
                }
                assertThat((double) mixed.shares()[n]).isCloseTo(own / 256.0, within(1e-6));
                if (strange >= 0) {
                    assertThat(mixed.others()[n]).isEqualTo(label(strange));
                    assertThat(mixed.share(n, strange)).isCloseTo(mixed.shares()[n], within(1e-3));
                }
                sum += mixed.shares()[n];
                count++;
            }
        }
        // Without the edges the mean share would be 1/2; cut rectangles are smaller.
        assertThat(sum / count).isBetween(0.55, 0.8);
    }

    @Test
    void onlyNamedClassesAreMixedAndOnlyWithEachOther() {
        for (Augmentation augmentation : List.of(
                new Augmentation.Mixup(1, 1, List.of("b", "c")), new Augmentation.Cutmix(1, 1, List.of("b", "c")))) {
            Mixed mixed = mix(3, augmentation);
            for (int n = 0; n < IMAGES; n++) {
                if (label(n) == 0 || label(n) == 3) {
                    assertThat(mixed.shares()[n]).isEqualTo(1);
                    assertThat(mixed.pixels()[n * SIDE * SIDE + 17]).isEqualTo((float) grey(n));
                } else {
                    assertThat(mixed.others()[n]).isIn(1L, 2L);
                }
            }
        }
    }

    @Test
    void anImageIsMixedAtMostOnce() {
        Mixed mixed = mix(3, new Augmentation.Mixup(1, 0.5, List.of()), new Augmentation.Cutmix(1, 1, List.of()));
        int pasted = 0;
        for (int n = 0; n < IMAGES; n++) {
            TreeSet<Integer> greys = new TreeSet<>();
            for (int p = 0; p < SIDE * SIDE; p++) {
                greys.add(Math.round(mixed.pixels()[n * SIDE * SIDE + p] * 1e5f));
            }
            if (greys.size() > 1) {
                // Pasted: from an image as it was, into an image as it was.
                assertThat(greys).hasSize(2).contains((int) Math.round(grey(n) * 1e5));
                assertThat(greys)
                        .allMatch(grey -> grey == Math.round(Math.pow(Math.round(Math.sqrt(grey / 100.0)), 2) * 100));
                pasted++;
            }
        }
        assertThat(pasted).isBetween(10, 45);
    }

    @Test
    void theProbabilityIsTheShareOfImagesThatAreMixed() {
        int mixedImages = 0;
        for (int seed = 0; seed < 50; seed++) {
            Mixed mixed = mix(seed, new Augmentation.Mixup(1, 0.25, List.of()));
            for (float share : mixed.shares()) {
                mixedImages += share < 1 ? 1 : 0;
            }
        }
        // One image in 64 is its own partner.
        double expected = 0.25 * 63 / 64;
        assertThat(mixedImages / 3200.0).isCloseTo(expected, within(4 * Math.sqrt(0.19 / 3200)));
    }

    @Test
    void nothingIsMixedWhereNothingIsDrawn() {
        assertThat(mix(3, new Augmentation.Mixup(1, 0, List.of())).any()).isFalse();
    }

    @Test
    void theSeedAloneDecides() {
        Augmentation cutmix = new Augmentation.Cutmix(1, 1, List.of());
        assertThat(mix(3, cutmix).pixels()).isEqualTo(mix(3, cutmix).pixels());
        assertThat(mix(4, cutmix).pixels()).isNotEqualTo(mix(3, cutmix).pixels());
    }
}
