package dev.kasus.recipe.training;

import dev.kasus.recipe.schema.Bounds;
import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Kinds;
import dev.kasus.recipe.schema.Range;
import java.util.List;

/**
 * A random change of training images. Each may be limited to named classes (an empty list means all) and is applied to an
 * image with a probability.
 */
public sealed interface Augmentation {
    /** A probability. */
    double OFTEN = 0.5;

    /** Names of the classes that it applies to; empty for all. */
    List<String> classes();

    /** Its kind as it is written in a recipe, such as {@code flip}. */
    default String kind() {
        return Kinds.name(getClass());
    }

    /** Whether it mirrors an image or turns it by 45 degrees or more: that may make one kind of thing into another. */
    default boolean mayChangeTheKind() {
        return this instanceof Flip || (this instanceof Rotation turn && turn.degrees() >= 45);
    }

    /**
     * Whether it changes half of the images or more so much that they may hardly be known again: about three times the default dose. Flips never do, nor do mixup
     * and CutMix, which tell what they did.
     */
    default boolean isStrong() {
        return false;
    }

    /** Mirrored. */
    record Flip(
            @Default("horizontal") Axis axis,
            @Default("0.5") @Range(min = 0, max = 1) double probability,
            @Default("[]") List<String> classes)
            implements Augmentation {}

    /** Which way an image is mirrored. */
    enum Axis {
        /** Left becomes right. */
        HORIZONTAL,
        /** Up becomes down. */
        VERTICAL
    }

    /**
     * Turned about the centre; what comes from outside repeats the edge.
     *
     * @param degrees largest turn, either way
     */
    record Rotation(
            @Default("15") @Range(min = 0, max = 180) double degrees,
            @Default("1") @Range(min = 0, max = 1) double probability,
            @Default("[]") List<String> classes)
            implements Augmentation {
        @Override
        public boolean isStrong() {
            return probability >= OFTEN && degrees >= 45;
        }
    }

    /**
     * Moved, which is a crop from a padded image; what comes from outside repeats the edge.
     *
     * @param fraction largest move in each direction, as a share of the side
     */
    record Shift(
            @Default("0.1") @Range(min = 0, max = 1) double fraction,
            @Default("1") @Range(min = 0, max = 1) double probability,
            @Default("[]") List<String> classes)
            implements Augmentation {
        @Override
        public boolean isStrong() {
            return probability >= OFTEN && fraction >= 0.3;
        }
    }

    /** Enlarged or shrunk about the centre by a factor between the bounds. */
    record Scale(
            @Default("0.9") @Range(min = 0.1, max = 10) double min,
            @Default("1.1") @Range(min = 0.1, max = 10) double max,
            @Default("1") @Range(min = 0, max = 1) double probability,
            @Default("[]") List<String> classes)
            implements Augmentation {
        @Override
        public boolean isStrong() {
            return probability >= OFTEN && max >= 1.8 * min;
        }

        /** Refuses bounds in the wrong order. */
        public Scale {
            Bounds.refuseCrossed("min", min, "max", max);
        }
    }

    /** Brightness, contrast and saturation each times a factor within 1 +- the value. */
    record ColorJitter(
            @Default("0.2") @Range(min = 0, max = 1) double brightness,
            @Default("0.2") @Range(min = 0, max = 1) double contrast,
            @Default("0.2") @Range(min = 0, max = 1) double saturation,
            @Default("1") @Range(min = 0, max = 1) double probability,
            @Default("[]") List<String> classes)
            implements Augmentation {
        @Override
        public boolean isStrong() {
            return probability >= OFTEN && Math.max(brightness, Math.max(contrast, saturation)) >= 0.6;
        }
    }

    /**
     * A square is replaced by the mean (arXiv 1708.04552).
     *
     * @param fraction side of the square as a share of the image's
     */
    record Cutout(
            @Default("0.25") @Range(min = 0, max = 1) double fraction,
            @Default("1") @Range(min = 0, max = 1) double probability,
            @Default("[]") List<String> classes)
            implements Augmentation {
        @Override
        public boolean isStrong() {
            return probability >= OFTEN && fraction >= 0.6;
        }
    }

    /**
     * Gaussian noise.
     *
     * @param std standard deviation on the scale on which an image goes from 0 to 1
     */
    record Noise(
            @Default("0.05") @Range(min = 0, max = 1) double std,
            @Default("1") @Range(min = 0, max = 1) double probability,
            @Default("[]") List<String> classes)
            implements Augmentation {
        @Override
        public boolean isStrong() {
            return probability >= OFTEN && std >= 0.15;
        }
    }

    /**
     * Gaussian blur.
     *
     * @param std standard deviation as a share of the image's side
     */
    record Blur(
            @Default("0.02") @Range(min = 0, max = 0.5) double std,
            @Default("1") @Range(min = 0, max = 1) double probability,
            @Default("[]") List<String> classes)
            implements Augmentation {
        @Override
        public boolean isStrong() {
            return probability >= OFTEN && std >= 0.06;
        }
    }

    /**
     * Two images and their labels are blended, the share drawn from Beta(alpha, alpha) (arXiv 1710.09412).
     *
     * @param classes only images of these classes are blended, with each other
     */
    record Mixup(
            @Default("0.2") @Range(min = 0, minIncluded = false)
            double alpha,

            @Default("1") @Range(min = 0, max = 1) double probability,
            @Default("[]") List<String> classes)
            implements Augmentation {}

    /**
     * A rectangle of one image is pasted into another and the labels are blended by area (arXiv 1905.04899).
     *
     * @param classes only images of these classes are mixed, with each other
     */
    record Cutmix(
            @Default("1.0") @Range(min = 0, minIncluded = false)
            double alpha,

            @Default("1") @Range(min = 0, max = 1) double probability,
            @Default("[]") List<String> classes)
            implements Augmentation {}
}
