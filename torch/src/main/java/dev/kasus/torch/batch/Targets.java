package dev.kasus.torch.batch;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a batch should be called.
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

    /** How many images have their largest logit where they should; a mixed image counts by the share of the class that is called. */
    public double right(Tensor logits) {
        Tensor called = logits.argmax(new LongOptional(1), false);
        if (other == null || share == null) {
            return called.eq(labels).sum().item_double();
        }
        Tensor rest = share.neg().add(new Scalar(1.0));
        return called.eq(labels)
                .mul(share)
                .add(called.eq(other).mul(rest))
                .sum()
                .item_double();
    }
}
