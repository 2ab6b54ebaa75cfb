package dev.kasus.data.split;

import dev.kasus.census.ThumbnailGrid;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.split.NormalizedThumbnail.Part;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Looks for validation images that are nearly the same as one that is trained on, by the measure of {@code kasus data}. */
final class NearDuplicateSearch {
    private NearDuplicateSearch() {}

    /** The share of the validation images that have a near-duplicate among the training images. */
    static double share(ImageSet train, ImageSet validation) {
        ThumbnailGrid grid = new ThumbnailGrid();
        Arrays.stream(thumbnails(train)).forEach(grid::add);
        long copies = Arrays.stream(thumbnails(validation))
                .parallel()
                .filter(grid::hasNear)
                .count();
        return (double) copies / validation.count();
    }

    private static byte[][] thumbnails(ImageSet images) {
        int side = images.side();
        int channels = images.channels();
        return IntStream.range(0, images.count())
                .parallel()
                .mapToObj(i -> {
                    ByteBuffer square = ByteBuffer.allocate(side * side * channels);
                    images.copy(i, square);
                    return NormalizedThumbnail.of(
                            square.array(), side, channels, picture(square.array(), side, channels));
                })
                .toArray(byte[][]::new);
    }

    /** The picture in the square, without the repeated edge that filled it up: the longer side fits, so only one pair of edges is repeated. */
    static Part picture(byte[] square, int side, int channels) {
        int top = 0;
        while (top < side / 2 - 1 && sameRows(square, side, channels, top, top + 1)) {
            top++;
        }
        int bottom = side - 1;
        while (bottom > side / 2 + 1 && sameRows(square, side, channels, bottom, bottom - 1)) {
            bottom--;
        }
        int left = 0;
        while (left < side / 2 - 1 && sameColumns(square, side, channels, left, left + 1)) {
            left++;
        }
        int right = side - 1;
        while (right > side / 2 + 1 && sameColumns(square, side, channels, right, right - 1)) {
            right--;
        }
        return new Part(left, top, right - left + 1, bottom - top + 1);
    }

    private static boolean sameRows(byte[] square, int side, int channels, int one, int other) {
        int row = side * channels;
        return Arrays.equals(square, one * row, (one + 1) * row, square, other * row, (other + 1) * row);
    }

    private static boolean sameColumns(byte[] square, int side, int channels, int one, int other) {
        for (int y = 0; y < side; y++) {
            for (int c = 0; c < channels; c++) {
                if (square[(y * side + one) * channels + c] != square[(y * side + other) * channels + c]) {
                    return false;
                }
            }
        }
        return true;
    }
}
