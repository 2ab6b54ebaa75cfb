package dev.kasus.torch.batch;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The target labels of a batch.
 *
 * @param labels class of each image, 64-bit integers
 * @param other class of the image that was mixed in, or null if nothing was
 * @param share of {@code labels} in the mixture, 32-bit floats, or null if nothing was mixed in
 */
public record Targets(
        Tensor labels, @Nullable Tensor other, @Nullable Tensor share) {
    public static Targets of(Tensor labels) {
        return new Targets(labels, null, null);
    }

    /** Number of correctly classified images; a mixed image counts by the share of the predicted class. */
    public double right(Tensor logits) {
        Tensor predicted = logits.argmax(new LongOptional(1), false);
        if (other == null || share == null) {
            return predicted.eq(labels).sum().item_double();
        }
        Tensor rest = share.neg().add(new Scalar(1.0));
        return predicted
                .eq(labels)
                .mul(share)
                .add(predicted.eq(other).mul(rest))
                .sum()
                .item_double();
    }
}
