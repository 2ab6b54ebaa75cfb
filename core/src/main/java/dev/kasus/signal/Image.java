package dev.kasus.signal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A picture at one step, such as example images of a class.
 *
 * @param step of the run
 * @param width in pixels
 * @param height in pixels
 * @param png the picture as a PNG file
 */
@SuppressWarnings("ArrayRecordComponent")
public record Image(long step, int width, int height, byte[] png) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Image image
                && step == image.step
                && width == image.width
                && height == image.height
                && Arrays.equals(png, image.png);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(step) + 31 * Arrays.hashCode(png);
    }
}
