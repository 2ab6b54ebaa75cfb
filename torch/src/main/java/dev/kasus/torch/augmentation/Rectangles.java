package dev.kasus.torch.augmentation;

import dev.kasus.recipe.training.Augmentation.Cutout;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Rectangles in images, one an image, as masks. */
final class Rectangles {
    private final int side;
    private final int[][] bounds;

    /** No rectangle yet in so many images of a side. */
    Rectangles(int images, int side) {
        this.side = side;
        this.bounds = new int[images][4];
    }

    /**
     * Draws the place of a rectangle whose centre is anywhere, cut at the edges, and returns the share of the image that it covers.
     *
     * @param height of the uncut rectangle, as a share of the side
     */
    double place(int image, double height, double width, SplittableRandom random) {
        double y = random.nextDouble() * side;
        double x = random.nextDouble() * side;
        int top = clip(y - height * side / 2);
        int bottom = clip(y + height * side / 2);
        int left = clip(x - width * side / 2);
        int right = clip(x + width * side / 2);
        bounds[image] = new int[] {top, bottom, left, right};
        return (double) (bottom - top) * (right - left) / ((double) side * side);
    }

    private int clip(double place) {
        return (int) Math.round(Math.max(0, Math.min(side, place)));
    }

    /** True inside of each image's rectangle, images x 1 x side x side. */
    Tensor mask() {
        float[] mask = new float[bounds.length * side * side];
        for (int i = 0; i < bounds.length; i++) {
            for (int y = bounds[i][0]; y < bounds[i][1]; y++) {
                int row = (i * side + y) * side;
                java.util.Arrays.fill(mask, row + bounds[i][2], row + bounds[i][3], 1f);
            }
        }
        return torch.tensor(mask).view(bounds.length, 1, side, side).gt(new org.bytedeco.pytorch.Scalar(0.5));
    }

    /** A square of each chosen image replaced by the image's mean. */
    static Tensor cutout(Tensor images, Cutout cutout, boolean[] chosen, SplittableRandom random) {
        Rectangles squares = new Rectangles(chosen.length, (int) images.size(2));
        for (int i = 0; i < chosen.length; i++) {
            double fraction = chosen[i] ? cutout.fraction() : 0;
            squares.place(i, fraction, fraction, random);
        }
        Tensor mean = images.mean(new long[] {2, 3}, true, new org.bytedeco.pytorch.ScalarTypeOptional());
        return torch.where(squares.mask(), mean, images);
    }
}
