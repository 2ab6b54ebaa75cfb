package dev.kasus.census;

/**
 * What one look at a picture has measured, upright and shrunk to at most 256 pixels.
 *
 * @param name its path in the folder
 * @param label its class
 * @param group its track or individual; empty if unknown
 * @param split {@code train}, {@code val} or nothing
 * @param bytes of the file
 * @param width in pixels
 * @param height in pixels
 * @param digest of the file's bytes: equal for equal files
 * @param thumbnail 8 x 8 x 3 bytes, the whole picture resized, with normalised brightness and contrast: near-duplicates
 *     have near thumbnails
 * @param brightness mean luminance, 0 to 1
 * @param contrast standard deviation of luminance, 0 to 0.5
 * @param sharpness mean absolute Laplacian of luminance over its contrast: how much of the variation is detail; falls with blur
 * @param clipped share of pixels at either end of the scale
 * @param border widest uniform black bar at an edge, as a share of that side
 * @param rimRed mean red of the outermost tenth, 0 to 1
 * @param rimGreen mean green of it
 * @param rimBlue mean blue of it
 * @param stamp how much a band at the upper or lower edge looks like light print: the share of neighbouring pixels
 *     in it that jump to or from a light grey, less twice that beside it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(
        String name,
        String label,
        String group,
        String split,
        long bytes,
        int width,
        int height,
        long digest,
        byte[] thumbnail,
        double brightness,
        double contrast,
        double sharpness,
        double clipped,
        double border,
        double rimRed,
        double rimGreen,
        double rimBlue,
        double stamp) {
    /** Whether it is in the validation split. */
    public boolean isValidation() {
        return split.equals("val");
    }
}
