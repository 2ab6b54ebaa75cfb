package dev.kasus.torch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.data.image.ImageSet;
import dev.kasus.torch.batch.Batches;
import dev.kasus.torch.evaluation.Evaluation;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

class FlipSymmetryTest {
    private static final int SIDE = 16;
    private static final int EACH = 64;

    /**
     * Grey noise with a bright bar somewhere in the upper half, at the left or the right of the middle.
     *
     * @param columns where the bar begins in images of each class, left of the middle; to the right of it in some of them
     * @param right the share of each class whose bar is on the right
     * @param frames of a track
     */
    private record Bars(int[] columns, double[] right, int frames) implements ImageSet {
        @Override
        public int count() {
            return 2 * EACH;
        }

        @Override
        public int side() {
            return SIDE;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int label(int index) {
            return index / EACH;
        }

        @Override
        public String origin(int index) {
            return "image " + index;
        }

        @Override
        public String group(int index) {
            return frames == 1 ? "" : "track " + index / frames;
        }

        @Override
        public void copy(int index, ByteBuffer target) {
            SplittableRandom random = new SplittableRandom(index);
            boolean turned = random.nextDouble() < right[label(index)];
            int column = columns[label(index)];
            int row = random.nextInt(SIDE / 2);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    int seen = turned ? SIDE - 1 - x : x;
                    boolean bar = y >= row && y < row + 3 && seen >= column && seen < column + 3;
                    target.put((byte) ((bar ? 150 : 60) + random.nextInt(60)));
                }
            }
        }
    }

    private static FlipSymmetry symmetry(ImageSet images, int... sizes) {
        try (PointerScope scope = new PointerScope()) {
            return FlipSymmetry.of(
                    new Batches(images, Evaluation.batch(SIDE)),
                    IntStream.range(0, sizes[0]).toArray(),
                    IntStream.range(EACH, EACH + sizes[1]).toArray());
        }
    }

    @Test
    void mirrorImagesAreSeparatedByFlipOddFeatures() {
        FlipSymmetry symmetry = symmetry(new Bars(new int[] {1, 1}, new double[] {0, 1}, 1), EACH, EACH);
        assertThat(symmetry.apart().auc()).isGreaterThan(0.95);
        assertThat(symmetry.common().auc())
                .as("of a mirror image both sides are the same")
                .isLessThan(0.65);
    }

    @Test
    void whatIsMirroredHalfOfTheTimeIsNotHoweverUnlikeTheTwoAre() {
        FlipSymmetry symmetry = symmetry(new Bars(new int[] {1, 4}, new double[] {0.5, 0.5}, 1), EACH, EACH);
        assertThat(Math.abs(symmetry.apart().auc() - 0.5))
                .isLessThan(2.5 * symmetry.apart().error());
        assertThat(symmetry.apart().error()).isBetween(0.02, 0.08);
        assertThat(symmetry.common().auc()).isGreaterThan(0.95);
    }

    /** As fish of two tracks that swim different ways and are of two kinds. */
    @Test
    void whatDiffersInSidesNeedNotBeMirrorImages() {
        FlipSymmetry symmetry = symmetry(new Bars(new int[] {1, 4}, new double[] {0, 1}, 1), EACH, EACH);
        assertThat(symmetry.apart().auc()).isGreaterThan(0.95);
        assertThat(symmetry.common().auc()).isGreaterThan(0.95);
    }

    @Test
    void ofFewerThanSixteenImagesNothingIsSaid() {
        FlipSymmetry symmetry = symmetry(new Bars(new int[] {1, 1}, new double[] {0, 1}, 1), EACH, 15);
        assertThat(symmetry.apart().auc()).isNaN();
        assertThat(symmetry.common().auc()).isNaN();
    }

    @Test
    void aFewTracksLeaveFoldsEmpty() {
        FlipSymmetry symmetry = symmetry(new Bars(new int[] {1, 1}, new double[] {0, 1}, EACH / 4), EACH, EACH);
        assertThat(symmetry.apart().auc()).isGreaterThan(0.95);
        assertThat(symmetry.common().auc()).isLessThan(0.65);
    }

    @Test
    void oneTrackOfAClassCannotBeEvalModeAndAsked() {
        FlipSymmetry symmetry = symmetry(new Bars(new int[] {1, 1}, new double[] {0, 1}, EACH), EACH, EACH);
        assertThat(symmetry.apart().auc()).isNaN();
        assertThat(symmetry.common().auc()).isNaN();
    }
}
