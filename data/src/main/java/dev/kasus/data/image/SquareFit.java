package dev.kasus.data.image;

import java.awt.image.BufferedImage;

/**
 * Brings a picture to a square: the longer side fits, the shorter is centred and the rest repeats its edge. Shrinks by averaging
 * over areas, enlarges by linear interpolation.
 */
public final class SquareFit {
    private SquareFit() {}

    /**
     * The square's bytes, height x width x channels.
     *
     * @param picture of any kind
     * @param side of the square, in pixels
     * @param channels 3 for colour, 1 for luminance (ITU-R BT.601)
     */
    public static byte[] bytes(BufferedImage picture, int side, int channels) {
        return bytes(new PictureRows(picture), Orientation.UPRIGHT, side, channels);
    }

    /**
     * The square's bytes, height x width x channels.
     *
     * @param picture read once, from top to bottom
     * @param orientation of its pixels
     * @param side of the square, in pixels
     * @param channels 3 for colour, 1 for luminance (ITU-R BT.601)
     */
    public static byte[] bytes(PixelRows picture, Orientation orientation, int side, int channels) {
        double scale = (double) side / Math.max(picture.width(), picture.height());
        int w = Math.max(1, (int) Math.round(picture.width() * scale));
        int h = Math.max(1, (int) Math.round(picture.height() * scale));
        float[] evalMode = resize(picture, w, h);
        int shownW = orientation.turned() ? h : w;
        int shownH = orientation.turned() ? w : h;
        int left = (side - shownW) / 2;
        int top = (side - shownH) / 2;
        byte[] square = new byte[side * side * channels];
        for (int y = 0; y < side; y++) {
            int shownY = Math.min(shownH - 1, Math.max(0, y - top));
            for (int x = 0; x < side; x++) {
                int shownX = Math.min(shownW - 1, Math.max(0, x - left));
                int from = orientation.place(shownX, shownY, w, h) * 3;
                int to = (y * side + x) * channels;
                if (channels == 1) {
                    square[to] =
                            round(0.299f * evalMode[from] + 0.587f * evalMode[from + 1] + 0.114f * evalMode[from + 2]);
                } else {
                    square[to] = round(evalMode[from]);
                    square[to + 1] = round(evalMode[from + 1]);
                    square[to + 2] = round(evalMode[from + 2]);
                }
            }
        }
        return square;
    }

    /** The whole picture upright, shrunk until neither side is longer than {@code most}; a smaller one as it is. */
    public static Fitted within(PixelRows picture, Orientation orientation, int most) {
        double scale = Math.min(1, (double) most / Math.max(picture.width(), picture.height()));
        int w = Math.max(1, (int) Math.round(picture.width() * scale));
        int h = Math.max(1, (int) Math.round(picture.height() * scale));
        float[] evalMode = resize(picture, w, h);
        int shownW = orientation.turned() ? h : w;
        int shownH = orientation.turned() ? w : h;
        byte[] rgb = new byte[shownW * shownH * 3];
        for (int y = 0; y < shownH; y++) {
            for (int x = 0; x < shownW; x++) {
                int from = orientation.place(x, y, w, h) * 3;
                int to = (y * shownW + x) * 3;
                rgb[to] = round(evalMode[from]);
                rgb[to + 1] = round(evalMode[from + 1]);
                rgb[to + 2] = round(evalMode[from + 2]);
            }
        }
        return new Fitted(shownW, shownH, rgb);
    }

    /**
     * A picture that was shrunk.
     *
     * @param width in pixels
     * @param height in pixels
     * @param rgb row by row, three bytes a pixel
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Fitted(int width, int height, byte[] rgb) {}

    private static byte round(float value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Each row is narrowed as it is read and added to the rows that it is part of. */
    private static float[] resize(PixelRows picture, int toW, int toH) {
        int h = picture.height();
        AxisWeights columns = new AxisWeights(picture.width(), toW);
        AxisWeights rows = new AxisWeights(h, toH);
        int[] row = new int[picture.width()];
        float[] narrow = new float[toW * 3];
        float[] result = new float[toH * toW * 3];
        int finished = 0;
        for (int y = 0; y < h; y++) {
            picture.read(y, row);
            narrow(row, columns, narrow);
            while (finished < toH && rows.first(finished) + rows.shares(finished).length <= y) {
                finished++;
            }
            for (int to = finished; to < toH && rows.first(to) <= y; to++) {
                float weight = rows.shares(to)[y - rows.first(to)];
                for (int i = 0; i < narrow.length; i++) {
                    result[to * narrow.length + i] += weight * narrow[i];
                }
            }
        }
        return result;
    }

    private static void narrow(int[] row, AxisWeights columns, float[] narrow) {
        for (int to = 0; to < narrow.length / 3; to++) {
            float r = 0;
            float g = 0;
            float b = 0;
            int first = columns.first(to);
            float[] shares = columns.shares(to);
            for (int k = 0; k < shares.length; k++) {
                int pixel = row[first + k];
                float weight = shares[k];
                r += weight * (pixel >> 16 & 0xFF);
                g += weight * (pixel >> 8 & 0xFF);
                b += weight * (pixel & 0xFF);
            }
            narrow[to * 3] = r;
            narrow[to * 3 + 1] = g;
            narrow[to * 3 + 2] = b;
        }
    }
}
