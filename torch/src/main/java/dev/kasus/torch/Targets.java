package dev.kasus.torch;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a batch should be called.
 *
 * @param labels class of each image, 64-bit integers
 * @param other class of the image that was mixed in, or null if nothing was
 * @param share of {@code labels} in the mixture, 32-bit floats, or null if nothing was mixed in
 */
record Targets(
        Tensor labels, @Nullable Tensor other, @Nullable Tensor share) {
    static Targets of(Tensor labels) {
        return new Targets(labels, null, null);
    }
}
