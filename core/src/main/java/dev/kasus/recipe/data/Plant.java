package dev.kasus.recipe.data;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;

/**
 * Faults that are planted in images, after the split and the limit, to see what a training makes of them. No training
 * image gets both a wrong label and an outlier.
 *
 * @param wrongLabels share of the training images that get the label of another class
 * @param outliers share of the training images that are replaced by a picture without any class
 * @param validationNoise standard deviation of Gaussian noise on every validation image, on a scale of 0 to 1
 * @param validationChannels in which order validation images have their channels
 * @param trainingMarks share of the training images that get a small square in a corner, of a colour and in a corner
 *     that belong to their class
 * @param seed of the draw; not the run's, so that runs under several seeds share one
 */
public record Plant(
        @Default("0") @Range(min = 0, max = 1) double wrongLabels,
        @Default("0") @Range(min = 0, max = 1) double outliers,
        @Default("0") @Range(min = 0, max = 1) double validationNoise,
        @Default("as-they-are") ChannelOrder validationChannels,
        @Default("0") @Range(min = 0, max = 1) double trainingMarks,
        @Default("0") long seed) {
    /** An order of channels. */
    public enum ChannelOrder {
        /** Red, green, blue. */
        AS_THEY_ARE,
        /** Blue, green, red: what a library that reads pictures in the other order gives. */
        REVERSED
    }

    /** Plants nothing. */
    public static final Plant NONE = new Plant(0, 0, 0, ChannelOrder.AS_THEY_ARE, 0, 0);

    /** Refuses more faults than images. */
    public Plant {
        if (wrongLabels + outliers > 1) {
            throw new BadInput(
                    "wrong-labels " + wrongLabels + " and outliers " + outliers + " are more than all images together",
                    "No image gets both: their sum must be at most 1.");
        }
    }

    /** Whether there is nothing to plant. */
    public boolean isNone() {
        return wrongLabels == 0
                && outliers == 0
                && validationNoise == 0
                && validationChannels == ChannelOrder.AS_THEY_ARE
                && trainingMarks == 0;
    }
}
