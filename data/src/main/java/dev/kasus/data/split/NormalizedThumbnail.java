package dev.kasus.data.split;

import java.util.Arrays;

/**
 * A thumbnail to find near-duplicates: a picture resized to 8 x 8 x 3, each channel minus its mean, divided by the
 * common standard deviation.
 */
public final class NormalizedThumbnail {
    private static final int SIDE = 8;
    private static final double EVEN_CONTRAST = 51;
    /** What is added to a contrast before it is divided by, so that noise of an empty picture stays small. */
    private static final double NO_CONTRAST = 7.65;

    private NormalizedThumbnail() {}

    /**
     * A part of a picture.
     *
     * @param left its first column
     * @param top its first row
     * @param width in pixels
     * @param height in pixels
     */
    public record Part(int left, int top, int width, int height) {}

    /**
     * The thumbnail's bytes.
     *
     * @param pixels row by row, the channels of a pixel beside each other
     * @param stride pixels a row
     * @param channels 3, or 1 for grey
     * @param part what of it is looked at
     */
    public static byte[] of(byte[] pixels, int stride, int channels, Part part) {
        double[] small = new double[SIDE * SIDE * 3];
        for (int ty = 0; ty < SIDE; ty++) {
            for (int tx = 0; tx < SIDE; tx++) {
                average(pixels, stride, channels, part, tx, ty, small);
            }
        }
        return even(small);
    }

    private static byte[] even(double[] small) {
        int count = SIDE * SIDE;
        for (int c = 0; c < 3; c++) {
            double mean = 0;
            for (int i = 0; i < count; i++) {
                mean += small[i * 3 + c] / count;
            }
            for (int i = 0; i < count; i++) {
                small[i * 3 + c] -= mean;
            }
        }
        double spread = Math.sqrt(Arrays.stream(small).map(v -> v * v).sum() / small.length);
        byte[] bytes = new byte[small.length];
        for (int i = 0; i < bytes.length; i++) {
            double value = 128 + small[i] * EVEN_CONTRAST / (spread + NO_CONTRAST);
            bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
        return bytes;
    }

    private static void average(byte[] pixels, int stride, int channels, Part part, int tx, int ty, double[] small) {
        int fromX = tx * part.width() / SIDE;
        int toX = Math.max(fromX + 1, (tx + 1) * part.width() / SIDE);
        int fromY = ty * part.height() / SIDE;
        int toY = Math.max(fromY + 1, (ty + 1) * part.height() / SIDE);
        double area = (double) (toX - fromX) * (toY - fromY);
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                int pixel = (part.top() + y) * stride + part.left() + x;
                for (int c = 0; c < 3; c++) {
                    int value = pixels[pixel * channels + Math.min(c, channels - 1)] & 0xFF;
                    small[(ty * SIDE + tx) * 3 + c] += value / area;
                }
            }
        }
    }
}
