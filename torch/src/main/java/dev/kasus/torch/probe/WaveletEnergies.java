package dev.kasus.torch.probe;

import dev.kasus.signal.Matrix;
import dev.kasus.signal.Median;
import dev.kasus.signal.Signals;
import java.util.stream.IntStream;

/**
 * The log wavelet energy of image brightness for each octave and class: the variance that one halving of the image
 * removes (Haar wavelet, Mallat 1989). The first octave holds wavelengths of 2 to 4 pixels, each further one twice
 * that.
 */
final class WaveletEnergies {
    private static final int LEAST_SIDE = 4;
    /** Floor of the energy, for brightness in [0, 1]. */
    private static final double NOTHING = 1e-8;

    private static final double TINY = 1e-6;

    /** Least number of images of a class. */
    private static final int ENOUGH = 8;

    private final int octaves;
    private final double[] sums;
    private final double[] squares;
    private final long[] images;

    WaveletEnergies(int classes, int side) {
        int count = 0;
        for (int n = side; n >= LEAST_SIDE; n /= 2) {
            count++;
        }
        this.octaves = count;
        this.sums = new double[classes * count * Signals.WAVELET_DIRECTIONS];
        this.squares = new double[classes * count * Signals.WAVELET_DIRECTIONS];
        this.images = new long[classes];
    }

    /** Adds an image of a class, channels x height x width. */
    void add(float[] image, int side, int label) {
        double[] level = brightness(image, side);
        int n = side;
        for (int octave = 0; octave < octaves; octave++) {
            int half = n / 2;
            double[] next = new double[half * half];
            double[] energy = new double[Signals.WAVELET_DIRECTIONS];
            for (int y = 0; y < half; y++) {
                for (int x = 0; x < half; x++) {
                    int at = 2 * y * n + 2 * x;
                    double a = level[at];
                    double b = level[at + 1];
                    double c = level[at + n];
                    double d = level[at + n + 1];
                    next[y * half + x] = (a + b + c + d) / 4;
                    energy[0] += square((a - b + c - d) / 4);
                    energy[1] += square((a + b - c - d) / 4);
                    energy[2] += square((a - b - c + d) / 4);
                }
            }
            for (int direction = 0; direction < Signals.WAVELET_DIRECTIONS; direction++) {
                double log = Math.log(NOTHING + energy[direction] / (half * half));
                int column =
                        label * octaves * Signals.WAVELET_DIRECTIONS + octave * Signals.WAVELET_DIRECTIONS + direction;
                sums[column] += log;
                squares[column] += log * log;
            }
            level = next;
            n = half;
        }
        images[label]++;
    }

    private static double[] brightness(float[] image, int side) {
        int channels = image.length / (side * side);
        double[] mean = new double[side * side];
        for (int i = 0; i < image.length; i++) {
            mean[i % mean.length] += image[i] / channels;
        }
        return mean;
    }

    private static double square(double value) {
        return value * value;
    }

    /** Means over images: classes x octaves. NaN for a class without images. */
    Matrix means() {
        double[] means = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            means[i] = sums[i] / images[i / (octaves * Signals.WAVELET_DIRECTIONS)];
        }
        return new Matrix(0, images.length, octaves * Signals.WAVELET_DIRECTIONS, means);
    }

    /** Standard deviations over images: classes x octaves. */
    Matrix spreads() {
        double[] spreads = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            long count = images[i / (octaves * Signals.WAVELET_DIRECTIONS)];
            spreads[i] = Math.sqrt(Math.max(0, squares[i] / count - square(sums[i] / count)));
        }
        return new Matrix(0, images.length, octaves * Signals.WAVELET_DIRECTIONS, spreads);
    }

    /**
     * The shift of wavelet energy between two sets of images: the difference of class means in standard deviations,
     * the median over the classes, the maximum over octaves and directions. A single class does not change it.
     *
     * @return not negative; NaN if no class has eight images in both
     */
    double shift(WaveletEnergies others) {
        int columns = octaves * Signals.WAVELET_DIRECTIONS;
        Matrix means = means();
        Matrix spreads = spreads();
        Matrix otherMeans = others.means();
        Matrix otherSpreads = others.spreads();
        double largest = Double.NaN;
        for (int column = 0; column < columns; column++) {
            int at = column;
            double[] apart = IntStream.range(0, images.length)
                    .filter(c -> Math.min(images[c], others.images[c]) >= ENOUGH)
                    .mapToDouble(c -> (otherMeans.at(c, at) - means.at(c, at))
                            / Math.sqrt(TINY + (square(spreads.at(c, at)) + square(otherSpreads.at(c, at))) / 2))
                    .toArray();
            if (apart.length > 0) {
                largest = Math.max(Double.isNaN(largest) ? 0 : largest, Math.abs(Median.middle(apart)));
            }
        }
        return largest;
    }
}
