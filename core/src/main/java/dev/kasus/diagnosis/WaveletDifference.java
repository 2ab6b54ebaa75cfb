package dev.kasus.diagnosis;

import dev.kasus.run.Recording;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The octave and direction in which the wavelet energies of the training images of two classes differ most, measured
 * on their logarithms in standard deviations over images.
 *
 * @param shortest of the octave's wavelengths, in pixels
 * @param distance of the two classes' means, in standard deviations
 * @param z that distance over its standard error
 */
public record WaveletDifference(int shortest, double distance, double z) {
    /** About 18 octaves and directions are compared: at z = 3, one in twenty comparisons of classes exceeds it by chance. */
    private static final double SURE = 3;
    /** Images of a class that are evaluated at least, if there are so many. */
    private static final int EVALUATED = 64;

    /** Empty if not recorded, or if a class has fewer than two images. */
    public static Optional<WaveletDifference> between(Recording recording, String one, String other) {
        List<Matrix> means = recording.matrices(Signals.CLASS_WAVELET_ENERGY);
        List<Matrix> spreads = recording.matrices(Signals.CLASS_WAVELET_ENERGY_STD);
        if (means.isEmpty() || spreads.isEmpty() || recording.provenance().isEmpty()) {
            return Optional.empty();
        }
        List<String> classes = recording.provenance().get().classes();
        int a = classes.indexOf(one);
        int b = classes.indexOf(other);
        List<Integer> counts = recording.provenance().get().trainCounts();
        if (a < 0 || b < 0 || Math.min(counts.get(a), counts.get(b)) < 2) {
            return Optional.empty();
        }
        double images = images(counts.get(a), counts.get(b));
        WaveletDifference most = null;
        for (int column = 0; column < means.get(0).columns(); column++) {
            double spread = Math.sqrt((square(spreads.get(0).at(a, column))
                            + square(spreads.get(0).at(b, column)))
                    / 2);
            double distance = Math.abs(means.get(0).at(a, column) - means.get(0).at(b, column)) / spread;
            if (Double.isFinite(distance) && (most == null || distance > most.distance)) {
                most = new WaveletDifference(
                        2 << (column / Signals.WAVELET_DIRECTIONS), distance, distance * Math.sqrt(images));
            }
        }
        return Optional.ofNullable(most);
    }

    /** Half the harmonic mean of the numbers of images evaluated: it determines the standard error of the difference. */
    private static double images(int one, int other) {
        double first = Math.min(EVALUATED, one);
        double second = Math.min(EVALUATED, other);
        return first * second / (first + second);
    }

    private static double square(double value) {
        return value * value;
    }

    /** Whether the difference is statistically significant. */
    public boolean isSure() {
        return z >= SURE;
    }

    /** Longest wavelength of the octave, in pixels. */
    public int longest() {
        return 2 * shortest;
    }

    /** Such as {@code wavelet energy at 2 to 4 pixels, by 0.6 standard deviations}. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "wavelet energy at %d to %d pixels, by %.1f standard deviations",
                shortest,
                longest(),
                distance);
    }
}
