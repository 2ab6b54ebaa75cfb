package dev.kasus.recipe.model;

import dev.kasus.recipe.schema.Bare;
import dev.kasus.recipe.schema.Range;

/** What a convolution sees beyond the edge: zeros, so many of them. */
public sealed interface Padding {

    /** As many as keep the size at stride 1: half of dilation x (kernel - 1) on each side; the kernel must be odd. */
    record Same() implements Padding {}

    /** None. */
    record Valid() implements Padding {}

    /**
     * So many on each side.
     *
     * @param count pixels
     */
    record Pixels(@Bare @Range(min = 0, max = 512) int count) implements Padding {}
}
