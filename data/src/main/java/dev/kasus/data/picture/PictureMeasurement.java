package dev.kasus.data.picture;

import dev.kasus.data.image.SquareFit.Fitted;
import dev.kasus.data.split.NormalizedThumbnail;
import java.util.Arrays;

/** Measures a picture. */
public final class PictureMeasurement {
    private static final double CLIPPED = 2.0 / 255;
    private static final double BLACK = 0.06;
    private static final double UNIFORM = 0.02;
    private static final double RIM = 0.1;
    /** Print: a jump in luminance, on its light side a light grey. */
    private static final double JUMP = 0.16;

    private static final double LIGHT = 0.45;
    private static final double GREY = 0.22;
    private static final double[] BANDS = {0.12, 0.2, 0.28};

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final float[] luminance;

    public PictureMeasurement(Fitted picture) {
        this.width = picture.width();
        this.height = picture.height();
        this.rgb = picture.rgb();
        this.luminance = new float[width * height];
        for (int i = 0; i < luminance.length; i++) {
            luminance[i] = (float) ((0.299 * channel(i, 0) + 0.587 * channel(i, 1) + 0.114 * channel(i, 2)) / 255);
        }
    }

    private int channel(int pixel, int channel) {
        return rgb[pixel * 3 + channel] & 0xFF;
    }

    public double brightness() {
        double sum = 0;
        for (float value : luminance) {
            sum += value;
        }
        return sum / luminance.length;
    }

    public double contrast() {
        double mean = brightness();
        double squares = 0;
        for (float value : luminance) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / luminance.length);
    }

    /** Mean absolute Laplacian over contrast; 0 for a picture too small or without contrast. */
    public double sharpness() {
        double contrast = contrast();
        if (width < 3 || height < 3 || contrast < 1e-4) {
            return 0;
        }
        double sum = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                sum += Math.abs(4 * luminance[i]
                        - luminance[i - 1]
                        - luminance[i + 1]
                        - luminance[i - width]
                        - luminance[i + width]);
            }
        }
        return sum / ((width - 2) * (height - 2)) / contrast;
    }

    public double clipped() {
        int clipped = 0;
        for (float value : luminance) {
            clipped += value <= CLIPPED || value >= 1 - CLIPPED ? 1 : 0;
        }
        return (double) clipped / luminance.length;
    }

    /** The widest bar of even black along an edge, as a share of the side that it eats into. */
    public double border() {
        int top = 0;
        while (top < height && isBlack(top * width, 1, width)) {
            top++;
        }
        int bottom = 0;
        while (bottom < height && isBlack((height - 1 - bottom) * width, 1, width)) {
            bottom++;
        }
        int left = 0;
        while (left < width && isBlack(left, width, height)) {
            left++;
        }
        int right = 0;
        while (right < width && isBlack(width - 1 - right, width, height)) {
            right++;
        }
        double widest = Math.max((double) Math.max(top, bottom) / height, (double) Math.max(left, right) / width);
        // A picture that is black all over has no border.
        return widest >= 1 ? 0 : widest;
    }

    private boolean isBlack(int from, int step, int count) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double value = luminance[from + i * step];
            sum += value;
            squares += value * value;
        }
        double mean = sum / count;
        return mean < BLACK && squares / count - mean * mean < UNIFORM * UNIFORM;
    }

    /** Mean red, green and blue of the outermost tenth. */
    public double[] rim() {
        int rimX = Math.max(1, (int) Math.round(RIM * width));
        int rimY = Math.max(1, (int) Math.round(RIM * height));
        double[] sums = new double[3];
        int count = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (y < rimY || y >= height - rimY || x < rimX || x >= width - rimX) {
                    for (int c = 0; c < 3; c++) {
                        sums[c] += channel(y * width + x, c) / 255.0;
                    }
                    count++;
                }
            }
        }
        int all = count;
        return Arrays.stream(sums).map(sum -> sum / all).toArray();
    }

    /** How much the band at the upper or lower edge that looks most like print does so. */
    public double stamp() {
        double[] print = new double[height];
        for (int y = 0; y < height; y++) {
            print[y] = printOfRow(y);
        }
        double most = 0;
        for (double share : BANDS) {
            int band = Math.max(5, (int) Math.round(share * height));
            if (3 * band > height) {
                continue;
            }
            most = Math.max(most, mean(print, 0, band) - 2 * mean(print, band, 3 * band));
            most = Math.max(
                    most, mean(print, height - band, height) - 2 * mean(print, height - 3 * band, height - band));
        }
        return most;
    }

    private double printOfRow(int y) {
        int jumps = 0;
        for (int x = 1; x < width; x++) {
            int right = y * width + x;
            int light = luminance[right] >= luminance[right - 1] ? right : right - 1;
            boolean jump = Math.abs(luminance[right] - luminance[right - 1]) > JUMP;
            jumps += jump && luminance[light] > LIGHT && isGrey(light) ? 1 : 0;
        }
        return width < 2 ? 0 : (double) jumps / (width - 1);
    }

    private boolean isGrey(int pixel) {
        int most = Math.max(channel(pixel, 0), Math.max(channel(pixel, 1), channel(pixel, 2)));
        int least = Math.min(channel(pixel, 0), Math.min(channel(pixel, 1), channel(pixel, 2)));
        return most - least < GREY * 255;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    /** The whole as {@link NormalizedThumbnail}. */
    public byte[] thumbnail() {
        return NormalizedThumbnail.of(rgb, width, 3, new NormalizedThumbnail.Part(0, 0, width, height));
    }
}
