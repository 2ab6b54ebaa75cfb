package dev.kasus.torch.augmentation;

import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Augmentation.Rotation;
import dev.kasus.recipe.training.Augmentation.Scale;
import dev.kasus.recipe.training.Augmentation.Shift;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One affine map for each image of a batch, from the place of a pixel to where it is taken from, on coordinates from -1 to 1. */
final class Affine {
    private static final long BILINEAR = 0;
    private static final long REPEAT_EDGE = 1;

    private final double[][] maps;
    private final boolean[] moved;

    /** The identity for so many images. */
    Affine(int images) {
        maps = new double[images][];
        moved = new boolean[images];
        for (int i = 0; i < images; i++) {
            maps[i] = new double[] {1, 0, 0, 0, 1, 0};
        }
    }

    /** Adds a change for the chosen images. */
    void add(Augmentation augmentation, boolean[] chosen, SplittableRandom random) {
        for (int i = 0; i < maps.length; i++) {
            double[] change = draw(augmentation, random);
            if (chosen[i]) {
                maps[i] = compose(maps[i], change);
                moved[i] = true;
            }
        }
    }

    private static double[] draw(Augmentation augmentation, SplittableRandom random) {
        if (augmentation instanceof Rotation rotation) {
            double angle = Math.toRadians(between(-rotation.degrees(), rotation.degrees(), random));
            return new double[] {Math.cos(angle), -Math.sin(angle), 0, Math.sin(angle), Math.cos(angle), 0};
        } else if (augmentation instanceof Shift shift) {
            // The side is 2 on these coordinates.
            double right = between(-2 * shift.fraction(), 2 * shift.fraction(), random);
            double down = between(-2 * shift.fraction(), 2 * shift.fraction(), random);
            return new double[] {1, 0, right, 0, 1, down};
        }
        Scale scale = (Scale) augmentation;
        double shrink = 1 / between(scale.min(), scale.max(), random);
        return new double[] {shrink, 0, 0, 0, shrink, 0};
    }

    private static double between(double low, double high, SplittableRandom random) {
        return low + (high - low) * random.nextDouble();
    }

    /** First b, then a. */
    private static double[] compose(double[] a, double[] b) {
        return new double[] {
            a[0] * b[0] + a[1] * b[3], a[0] * b[1] + a[1] * b[4], a[0] * b[2] + a[1] * b[5] + a[2],
            a[3] * b[0] + a[4] * b[3], a[3] * b[1] + a[4] * b[4], a[3] * b[2] + a[4] * b[5] + a[5]
        };
    }

    /** The images, each resampled along its map; those without a change as they are. */
    Tensor resample(Tensor images) {
        float[] theta = new float[maps.length * 6];
        for (int i = 0; i < maps.length; i++) {
            for (int j = 0; j < 6; j++) {
                theta[i * 6 + j] = (float) maps[i][j];
            }
        }
        long[] size = {images.size(0), images.size(1), images.size(2), images.size(3)};
        Tensor grid = torch.affine_grid_generator(torch.tensor(theta).view(maps.length, 2, 3), size, false);
        Tensor sampled = torch.grid_sampler(images, grid, BILINEAR, REPEAT_EDGE, false);
        return torch.where(Augmenter.mask(moved), sampled, images);
    }
}
