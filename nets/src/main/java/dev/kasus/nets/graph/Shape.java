package dev.kasus.nets.graph;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of what one image has become, without the batch.
 *
 * @param sizes in the order of the framework; -1 where a size is not known; none at all if the shape is not known
 * @param channelsLast whether an image is height x width x channels; what is no image has its channels last in any case
 */
public record Shape(List<Long> sizes, boolean channelsLast) {
    /** Nothing is known. */
    public static final Shape UNKNOWN = new Shape(List.of(), false);

    private static final int IMAGE = 3;

    /** Copies the list. */
    public Shape {
        sizes = List.copyOf(sizes);
    }

    /** A row of numbers. */
    public static Shape flat(long numbers) {
        return new Shape(List.of(numbers), false);
    }

    /** An image. */
    public static Shape image(long channels, long height, long width, boolean channelsLast) {
        return new Shape(
                channelsLast ? List.of(height, width, channels) : List.of(channels, height, width), channelsLast);
    }

    /** Whether the number of sizes is known. */
    public boolean isKnown() {
        return !sizes.isEmpty();
    }

    /** Whether every size is known. */
    public boolean isComplete() {
        return isKnown() && sizes.stream().allMatch(size -> size >= 0);
    }

    /** Whether it has channels, height and width. */
    public boolean isImage() {
        return sizes.size() == IMAGE;
    }

    /** Whether it is a row of numbers. */
    public boolean isFlat() {
        return sizes.size() == 1;
    }

    /** Where the channels stand. */
    public int channelAxis() {
        return isImage() && !channelsLast ? 0 : sizes.size() - 1;
    }

    /** How many channels, or numbers of a row; -1 if that is not known. */
    public long channels() {
        return isKnown() ? sizes.get(channelAxis()) : -1;
    }

    /** Rows of an image, 1 of what is none; -1 if that is not known. */
    public long height() {
        return isImage() ? sizes.get(channelsLast ? 0 : 1) : isKnown() ? 1 : -1;
    }

    /** Columns of an image, 1 of what is none; -1 if that is not known. */
    public long width() {
        return isImage() ? sizes.get(channelsLast ? 1 : 2) : isKnown() ? 1 : -1;
    }

    /** How many numbers; -1 if that is not known. */
    public long numbers() {
        return isComplete() ? product(sizes) : -1;
    }

    /** How many places have channels of their own: pixels of an image, tokens; -1 if that is not known. */
    public long places() {
        return isComplete() && channels() > 0 ? numbers() / channels() : -1;
    }

    /** The same with other channels. */
    public Shape withChannels(long channels) {
        if (!isKnown()) {
            return this;
        }
        Long[] changed = sizes.toArray(Long[]::new);
        changed[channelAxis()] = channels;
        return new Shape(List.of(changed), channelsLast);
    }

    /** The product of sizes, or {@link Long#MAX_VALUE} where it is beyond that. */
    public static long product(List<Long> sizes) {
        long product = 1;
        for (long size : sizes) {
            if (size != 0 && product > Long.MAX_VALUE / Math.max(1, size)) {
                return Long.MAX_VALUE;
            }
            product *= size;
        }
        return product;
    }

    @Override
    public String toString() {
        return isKnown()
                ? sizes.stream().map(size -> size < 0 ? "?" : size.toString()).collect(Collectors.joining("×"))
                : "?";
    }
}
