package dev.kasus.diagnosis;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The image quality of a class in training compared with validation, relative to the median class: logarithms of
 * ratios of contrast and of pixel-gradient RMS. 0 means equal; a blurred class has a negative {@code pixelGradient},
 * a noisy one a positive.
 *
 * @param contrast logarithm of the ratio of contrasts
 * @param pixelGradient logarithm of the ratio of pixel-gradient RMS
 */
public record ImageQuality(double contrast, double pixelGradient) {

    /** The quality of a class's training images; null if it was not recorded. */
    public static @Nullable ImageQuality of(Recording recording, String name) {
        List<String> classes = recording.provenance().map(Provenance::classes).orElse(List.of());
        double contrast =
                deviation(recording, classes, name, Signals.CLASS_TRAIN_CONTRAST, Signals.CLASS_VALIDATION_CONTRAST);
        double pixelGradient = deviation(
                recording,
                classes,
                name,
                Signals.CLASS_TRAIN_PIXEL_GRADIENT_RMS,
                Signals.CLASS_VALIDATION_PIXEL_GRADIENT_RMS);
        return Double.isFinite(contrast) && Double.isFinite(pixelGradient)
                ? new ImageQuality(contrast, pixelGradient)
                : null;
    }

    private static double deviation(
            Recording recording, List<String> classes, String name, Signal train, Signal validation) {
        double[] all = classes.stream()
                .mapToDouble(other -> ratio(recording, other, train, validation))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return all.length == 0 ? Double.NaN : ratio(recording, name, train, validation) - all[(all.length - 1) / 2];
    }

    private static double ratio(Recording recording, String name, Signal train, Signal validation) {
        return Math.log(recording.series(train, name).last()
                / recording.series(validation, name).last());
    }

    /** The larger absolute value of the two. */
    public double most() {
        return Math.max(Math.abs(contrast), Math.abs(pixelGradient));
    }

    /** In words. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "Compared with its validation images, and corrected by the median class, its training images have "
                        + "%.2f times the contrast and %.2f times the pixel-gradient RMS.",
                Math.exp(contrast),
                Math.exp(pixelGradient));
    }
}
