package dev.kasus.torch.augmentation;

import dev.kasus.recipe.training.Augmentation.Blur;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A Gaussian blur, first along rows, then along columns; what comes from outside repeats the edge. */
final class Blurring {
    /** Beyond three standard deviations a Gaussian is nothing. */
    private static final int REACH = 3;

    private Blurring() {}

    static Tensor apply(Tensor images, Blur blur, boolean[] chosen) {
        double std = blur.std() * images.size(3);
        int radius = (int) Math.min(images.size(3) - 1, Math.ceil(REACH * std));
        if (radius == 0) {
            return images;
        }
        float[] weights = new float[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double from = (i - radius) / std;
            weights[i] = (float) Math.exp(-from * from / 2);
            sum += weights[i];
        }
        Tensor blurred = along(along(images, weights, sum, radius, 3), weights, sum, radius, 2);
        return torch.where(Augmenter.mask(chosen), blurred, images);
    }

    private static Tensor along(Tensor images, float[] weights, double sum, int radius, int dimension) {
        long[] padding = dimension == 3 ? new long[] {radius, radius, 0, 0} : new long[] {0, 0, radius, radius};
        Tensor wide = torch.replication_pad2d(images, padding);
        Tensor blurred = torch.zeros_like(images);
        for (int i = 0; i < weights.length; i++) {
            blurred.add_(
                    wide.narrow(dimension, i, images.size(dimension)),
                    new org.bytedeco.pytorch.Scalar(weights[i] / sum));
        }
        return blurred;
    }
}
