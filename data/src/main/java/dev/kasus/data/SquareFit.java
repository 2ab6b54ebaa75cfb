package dev.kasus.data;

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
     * @param picture in {@code TYPE_INT_RGB}
     * @param side of the square, in pixels
     * @param channels 3 for colour, 1 for luminance (ITU-R BT.601)
     */
    public static byte[] bytes(BufferedImage picture, int side, int channels) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        double scale = (double) side / Math.max(w, h);
        int fittedW = Math.max(1, (int) Math.round(w * scale));
        int fittedH = Math.max(1, (int) Math.round(h * scale));
        int[] pixels = picture.getRGB(0, 0, w, h, null, 0, w);
        float[] fitted = resize(pixels, w, h, fittedW, fittedH);
        int left = (side - fittedW) / 2;
        int top = (side - fittedH) / 2;
        byte[] square = new byte[side * side * channels];
        for (int y = 0; y < side; y++) {
            int fromY = Math.min(fittedH - 1, Math.max(0, y - top));
            for (int x = 0; x < side; x++) {
                int fromX = Math.min(fittedW - 1, Math.max(0, x - left));
                int from = (fromY * fittedW + fromX) * 3;
                int to = (y * side + x) * channels;
                if (channels == 1) {
                    square[to] = round(0.299f * fitted[from] + 0.587f * fitted[from + 1] + 0.114f * fitted[from + 2]);
                } else {
                    square[to] = round(fitted[from]);
                    square[to + 1] = round(fitted[from + 1]);
                    square[to + 2] = round(fitted[from + 2]);
                }
            }
        }
        return square;
    }

    private static byte round(float value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Columns first, then rows. */
    private static float[] resize(int[] pixels, int w, int h, int toW, int toH) {
        float[] narrow = new float[h * toW * 3];
        Weights columns = new Weights(w, toW);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < toW; x++) {
                float r = 0;
                float g = 0;
                float b = 0;
                for (int k = 0; k < columns.weights[x].length; k++) {
                    int pixel = pixels[y * w + columns.first[x] + k];
                    float weight = columns.weights[x][k];
                    r += weight * (pixel >> 16 & 0xFF);
                    g += weight * (pixel >> 8 & 0xFF);
                    b += weight * (pixel & 0xFF);
                }
                int to = (y * toW + x) * 3;
                narrow[to] = r;
                narrow[to + 1] = g;
                narrow[to + 2] = b;
            }
        }
        float[] result = new float[toH * toW * 3];
        Weights rows = new Weights(h, toH);
        for (int y = 0; y < toH; y++) {
            for (int k = 0; k < rows.weights[y].length; k++) {
                float weight = rows.weights[y][k];
                int from = (rows.first[y] + k) * toW * 3;
                int to = y * toW * 3;
                for (int i = 0; i < toW * 3; i++) {
                    result[to + i] += weight * narrow[from + i];
                }
            }
        }
        return result;
    }

    /** Which source pixels make up each target pixel along one axis, and how much of each. */
    private static final class Weights {
        private final int[] first;
        private final float[][] weights;

        Weights(int from, int to) {
            first = new int[to];
            weights = new float[to][];
            double step = (double) from / to;
            double reach = Math.max(1, step);
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * step;
                int low = (int) Math.max(0, Math.floor(centre - reach + 0.5));
                int high = (int) Math.min(from, Math.ceil(centre + reach - 0.5));
                high = Math.max(high, low + 1);
                first[i] = low;
                weights[i] = new float[high - low];
                double sum = 0;
                for (int k = low; k < high; k++) {
                    double weight = step > 1
                            ? overlap(k, i * step, (i + 1) * step)
                            : Math.max(0, 1 - Math.abs(k + 0.5 - centre));
                    weights[i][k - low] = (float) weight;
                    sum += weight;
                }
                for (int k = 0; k < weights[i].length; k++) {
                    weights[i][k] = sum == 0 ? 1f / weights[i].length : (float) (weights[i][k] / sum);
                }
            }
        }

        private static double overlap(int pixel, double from, double to) {
            return Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
        }
    }
}
