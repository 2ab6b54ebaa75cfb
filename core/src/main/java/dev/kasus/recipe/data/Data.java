package dev.kasus.recipe.data;

import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;

/**
 * The images of a run.
 *
 * @param source where they come from
 * @param size side of the square, in pixels, that every image is brought to; the longer side fits, the rest is filled with the edge
 * @param color colour or grey
 * @param split what is trained on and what is validated on
 * @param limit how many images of each class are kept
 * @param plant faults planted in training images
 * @param normalization how bytes become the numbers that enter the first layer
 */
public record Data(
        Source source,
        @Default("32") @Range(min = 8, max = 1024) int size,
        @Default("rgb") Color color,
        @Default("given") Split split,
        @Default("{}") Limit limit,
        @Default("{}") Plant plant,
        @Default("channel") Normalization normalization) {

    /** All images of a source, as they are. */
    public Data(Source source, int size, Color color, Split split, Normalization normalization) {
        this(source, size, color, split, Limit.NONE, normalization);
    }

    /** Images as they are. */
    public Data(Source source, int size, Color color, Split split, Limit limit, Normalization normalization) {
        this(source, size, color, split, limit, Plant.NONE, normalization);
    }

    /** These data from another source. */
    public Data withSource(Source other) {
        return new Data(other, size, color, split, limit, plant, normalization);
    }

    /** How many channels an image has. */
    public enum Color {
        /** Red, green and blue. */
        RGB(3),
        /** Luminance alone. */
        GREY(1);

        private final int channels;

        Color(int channels) {
            this.channels = channels;
        }

        /** 1 or 3. */
        public int channels() {
            return channels;
        }
    }

    /** How a byte becomes a number. */
    public enum Normalization {
        /** The byte itself, 0 to 255. */
        NONE,
        /** Divided by 255: 0 to 1. */
        SCALE,
        /** Less the mean, over the standard deviation, of its channel in the training split. */
        CHANNEL,
        /** Less the mean, over the standard deviation, of its channel in its own image: what light and water did to the whole image is undone. */
        IMAGE
    }
}
