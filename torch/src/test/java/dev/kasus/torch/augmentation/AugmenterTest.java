package dev.kasus.torch.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Augmentation.Axis;
import dev.kasus.torch.network.Block;
import dev.kasus.torch.network.Floats;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of images by themselves; {@link MixingTest} has those that mix images. */
class AugmenterTest {
    private static final List<String> CLASSES = List.of("a", "b");
    private static final int IMAGES = 40;
    private static final int SIDE = 10;
    private static final int PIXELS = SIDE * SIDE;
    private static final List<String> ALL = List.of();

    /** Smooth pictures, brighter to the right and to the bottom, a little different each. */
    private static double pixel(int n, int c, double y, double x) {
        return 0.2 + 0.01 * n + 0.05 * c + 0.02 * x + 0.01 * y;
    }

    private static Block pictures() {
        Block pictures = Block.zeros(IMAGES, 3, SIDE, SIDE);
        for (int n = 0; n < IMAGES; n++) {
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        pictures.set(n, c, y, x, pixel(n % 5, c, y, x));
                    }
                }
            }
        }
        return pictures;
    }

    private static Block apply(Block pictures, long seed, Augmentation... augmentations) {
        try (PointerScope scope = new PointerScope()) {
            Tensor images = torch.tensor(pictures.floats())
                    .view(IMAGES, 3, SIDE, SIDE)
                    .contiguous(torch.MemoryFormat.ChannelsLast);
            long[] labels = new long[IMAGES];
            Arrays.setAll(labels, i -> i % 2);
            Augmented changed = Augmenter.of(List.of(augmentations), CLASSES).apply(images, torch.tensor(labels), seed);
            assertThat(changed.targets().other()).isNull();
            float[] values = Floats.of(changed.images());
            double[] doubles = new double[values.length];
            Arrays.setAll(doubles, i -> values[i]);
            return new Block(IMAGES, 3, SIDE, SIDE, doubles);
        }
    }

    private static void assertSame(Block actual, Block expected, double tolerance) {
        assertThat(actual.values()).containsExactly(expected.values(), within(tolerance));
    }

    private static double[] image(Block block, int n) {
        return Arrays.copyOfRange(block.values(), n * 3 * PIXELS, (n + 1) * 3 * PIXELS);
    }

    @Test
    void aFlipMirrorsAndASecondFlipUndoesIt() {
        Block pictures = pictures();
        Augmentation flip = new Augmentation.Flip(Axis.HORIZONTAL, 1, ALL);
        Block mirrored = apply(pictures, 1, flip);
        assertThat(mirrored.get(3, 1, 2, 0)).isCloseTo(pictures.get(3, 1, 2, SIDE - 1), within(1e-6));
        assertSame(apply(mirrored, 2, flip), pictures, 1e-6);
        Block upsideDown = apply(pictures, 1, new Augmentation.Flip(Axis.VERTICAL, 1, ALL));
        assertThat(upsideDown.get(3, 1, 0, 7)).isCloseTo(pictures.get(3, 1, SIDE - 1, 7), within(1e-6));
    }

    @Test
    void theProbabilityIsTheShareOfImagesThatChange() {
        Block pictures = pictures();
        int changed = 0;
        for (int seed = 0; seed < 100; seed++) {
            Block some = apply(pictures, seed, new Augmentation.Flip(Axis.HORIZONTAL, 0.3, ALL));
            for (int n = 0; n < IMAGES; n++) {
                changed += some.get(n, 0, 0, 0) > pictures.get(n, 0, 0, 0) + 0.1 ? 1 : 0;
            }
        }
        assertThat(changed / 4000.0).isCloseTo(0.3, within(4 * Math.sqrt(0.21 / 4000)));
    }

    static Stream<Augmentation> neutral() {
        return Stream.of(
                new Augmentation.Rotation(0, 1, ALL),
                new Augmentation.Shift(0, 1, ALL),
                new Augmentation.Scale(1, 1, 1, ALL),
                new Augmentation.ColorJitter(0, 0, 0, 1, ALL),
                new Augmentation.Cutout(0, 1, ALL),
                new Augmentation.Noise(0, 1, ALL),
                new Augmentation.Blur(0, 1, ALL));
    }

    @Test
    void aBlurSpreadsAPointAsAGaussianAndSparesOtherClasses() {
        Block point = Block.zeros(IMAGES, 3, SIDE, SIDE);
        for (int n = 0; n < IMAGES; n++) {
            point.set(n, 0, 4, 5, 1);
        }
        Block blurred = apply(point, 4, new Augmentation.Blur(0.1, 1, List.of("a")));
        double all = 0;
        for (int y = -3; y <= 3; y++) {
            for (int x = -3; x <= 3; x++) {
                all += Math.exp(-(x * x + y * y) / 2.0);
            }
        }
        for (int y = -3; y <= 3; y++) {
            for (int x = -3; x <= 3; x++) {
                assertThat(blurred.get(0, 0, 4 + y, 5 + x))
                        .isCloseTo(Math.exp(-(x * x + y * y) / 2.0) / all, within(1e-6));
                assertThat(blurred.get(1, 0, 4 + y, 5 + x)).isEqualTo(x == 0 && y == 0 ? 1 : 0);
            }
        }
        assertThat(blurred.get(0, 1, 4, 5)).isZero();
    }

    @ParameterizedTest
    @MethodSource("neutral")
    void aChangeByNothingIsTheIdentity(Augmentation augmentation) {
        assertSame(apply(pictures(), 1, augmentation), pictures(), 1e-5);
    }

    @Test
    void aRotationTurnsAboutTheCentre() {
        Block turned = apply(pictures(), 4, new Augmentation.Rotation(30, 1, ALL));
        double centre = (SIDE - 1) / 2.0;
        Set<Integer> angles = new TreeSet<>();
        for (int n = 0; n < IMAGES; n++) {
            // Brightness is a plane; its slopes near the centre say how far it was turned.
            double right = (turned.get(n, 0, 4, 5) - turned.get(n, 0, 4, 4)) / 0.02;
            double down = (turned.get(n, 0, 5, 4) - turned.get(n, 0, 4, 4)) / 0.02;
            assertThat(Math.hypot(right, down)).isCloseTo(Math.hypot(1, 0.5), within(1e-3));
            double angle = Math.toDegrees(Math.atan2(down, right) - Math.atan2(0.5, 1));
            assertThat(angle).isBetween(-30.0, 30.0);
            angles.add((int) Math.round(angle));
            double middle =
                    (turned.get(n, 0, 4, 4) + turned.get(n, 0, 4, 5) + turned.get(n, 0, 5, 4) + turned.get(n, 0, 5, 5))
                            / 4;
            assertThat(middle).isCloseTo(pixel(n % 5, 0, centre, centre), within(1e-4));
        }
        assertThat(angles).hasSizeGreaterThan(15);
    }

    @Test
    void aShiftMovesByPixelsAndRepeatsTheEdge() {
        Block moved = apply(pictures(), 4, new Augmentation.Shift(0.2, 1, ALL));
        double largest = 0;
        for (int n = 0; n < IMAGES; n++) {
            double move = moved.get(n, 0, 5, 5) - pixel(n % 5, 0, 5, 5);
            double right = (moved.get(n, 0, 5, 6) - moved.get(n, 0, 5, 5)) / 0.02;
            assertThat(right).isCloseTo(1, within(1e-3));
            // At most two pixels each way.
            assertThat(Math.abs(move)).isLessThanOrEqualTo(2 * 0.02 + 2 * 0.01 + 1e-5);
            largest = Math.max(largest, Math.abs(move));
            assertThat(moved.get(n, 0, 5, 9)).isLessThanOrEqualTo(pixel(n % 5, 0, 9, 9) + 1e-5);
        }
        assertThat(largest).isGreaterThan(0.03);
    }

    @Test
    void aScaleChangesTheSlopeByItsFactor() {
        Block scaled = apply(pictures(), 4, new Augmentation.Scale(0.5, 2, 1, ALL));
        double smallest = 9;
        double largest = 0;
        for (int n = 0; n < IMAGES; n++) {
            double factor = 0.02 / (scaled.get(n, 0, 4, 5) - scaled.get(n, 0, 4, 4));
            smallest = Math.min(smallest, factor);
            largest = Math.max(largest, factor);
        }
        assertThat(smallest).isBetween(0.499, 0.7);
        assertThat(largest).isBetween(1.7, 2.001);
    }

    @Test
    void turnsAndMovesInARowAreOneResampling() {
        // A move by a whole pixel and back again: the edges would be lost if it were done in two.
        Block once =
                apply(pictures(), 4, new Augmentation.Scale(0.5, 0.5, 1, ALL), new Augmentation.Scale(2, 2, 1, ALL));
        assertSame(once, pictures(), 1e-5);
    }

    @Test
    void colourJitterStaysWithinItsBounds() {
        Block pictures = pictures();
        Block brighter = apply(pictures, 4, new Augmentation.ColorJitter(0.2, 0, 0, 1, ALL));
        Block contrasted = apply(pictures, 4, new Augmentation.ColorJitter(0, 0.2, 0, 1, ALL));
        Block saturated = apply(pictures, 4, new Augmentation.ColorJitter(0, 0, 0.5, 1, ALL));
        for (int n = 0; n < IMAGES; n++) {
            double factor = brighter.get(n, 0, 0, 0) / pictures.get(n, 0, 0, 0);
            assertThat(factor).isBetween(0.8, 1.2);
            assertThat(brighter.get(n, 2, 7, 3)).isCloseTo(factor * pictures.get(n, 2, 7, 3), within(1e-5));
            double spread = (contrasted.get(n, 0, 0, 9) - contrasted.get(n, 0, 0, 0)) / (9 * 0.02);
            assertThat(spread).isBetween(0.8, 1.2);
            assertThat(Arrays.stream(image(contrasted, n)).sum())
                    .isCloseTo(Arrays.stream(image(pictures, n)).sum(), within(3 * PIXELS * 0.012));
            double colour = (saturated.get(n, 2, 4, 4) - saturated.get(n, 0, 4, 4)) / 0.1;
            assertThat(colour).isBetween(0.5, 1.5);
            assertThat(grey(saturated, n)).isCloseTo(grey(pictures, n), within(1e-5));
        }
    }

    private static double grey(Block block, int n) {
        return 0.299 * block.get(n, 0, 4, 4) + 0.587 * block.get(n, 1, 4, 4) + 0.114 * block.get(n, 2, 4, 4);
    }

    @Test
    void cutoutReplacesASquareByTheMean() {
        Block pictures = pictures();
        Block cut = apply(pictures, 4, new Augmentation.Cutout(0.4, 1, ALL));
        int whole = 0;
        for (int n = 0; n < IMAGES; n++) {
            double[] before = image(pictures, n);
            double[] after = image(cut, n);
            double mean = Arrays.stream(before, 0, PIXELS).sum() / PIXELS;
            int replaced = 0;
            for (int p = 0; p < PIXELS; p++) {
                if (Math.abs(after[p] - before[p]) > 1e-6) {
                    assertThat(after[p]).isCloseTo(mean, within(1e-5));
                    replaced++;
                }
            }
            // A 4 x 4 square, cut at the edges; pixels that happen to be the mean are not counted.
            assertThat(replaced).isLessThanOrEqualTo(16);
            whole += replaced >= 12 ? 1 : 0;
        }
        assertThat(whole).isGreaterThan(8);
    }

    @Test
    void noiseHasItsStandardDeviation() {
        Block noisy = apply(pictures(), 4, new Augmentation.Noise(0.05, 1, ALL));
        Block pictures = pictures();
        double sum = 0;
        double squares = 0;
        int count = pictures.values().length;
        for (int i = 0; i < count; i++) {
            double noise = noisy.values()[i] - pictures.values()[i];
            sum += noise;
            squares += noise * noise;
        }
        assertThat(sum / count).isCloseTo(0, within(4 * 0.05 / Math.sqrt(count)));
        assertThat(Math.sqrt(squares / count)).isCloseTo(0.05, within(4 * 0.05 / Math.sqrt(2.0 * count)));
    }

    static Stream<Augmentation> limitedToB() {
        List<String> b = List.of("b");
        return Stream.of(
                new Augmentation.Flip(Axis.HORIZONTAL, 1, b),
                new Augmentation.Rotation(40, 1, b),
                new Augmentation.Shift(0.3, 1, b),
                new Augmentation.Scale(0.5, 0.8, 1, b),
                new Augmentation.ColorJitter(0.3, 0.3, 0.3, 1, b),
                new Augmentation.Cutout(0.5, 1, b),
                new Augmentation.Noise(0.1, 1, b));
    }

    @ParameterizedTest
    @MethodSource("limitedToB")
    void touchesOnlyTheClassesThatItIsFor(Augmentation augmentation) {
        Block untouched = apply(pictures(), 4);
        Block changed = apply(pictures(), 4, augmentation);
        for (int n = 0; n < IMAGES; n++) {
            if (n % 2 == 0) {
                assertThat(image(changed, n)).isEqualTo(image(untouched, n));
            } else {
                assertThat(image(changed, n)).isNotEqualTo(image(untouched, n));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("limitedToB")
    void theSeedAloneDecides(Augmentation augmentation) {
        assertThat(apply(pictures(), 4, augmentation).values())
                .isEqualTo(apply(pictures(), 4, augmentation).values());
        if (!(augmentation instanceof Augmentation.Flip)) {
            assertThat(apply(pictures(), 5, augmentation).values())
                    .isNotEqualTo(apply(pictures(), 4, augmentation).values());
        }
    }

    @Test
    void refusesAClassThatIsNotThere() {
        assertThatThrownBy(
                        () -> Augmenter.of(List.of(new Augmentation.Flip(Axis.HORIZONTAL, 1, List.of("c"))), CLASSES))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("\"c\"");
    }
}
