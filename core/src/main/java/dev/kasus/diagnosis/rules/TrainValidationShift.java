package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects a distribution shift between training and validation images. */
final class TrainValidationShift extends GapCause {
    /** A third of a standard deviation, or a ratio of 4/3: splits of one source differ by a few hundredths. */
    private static final double MOVED = 0.3;

    /**
     * Shift of wavelet energy in standard deviations: the maximum of 361 recipes with splits of one source is 0.42,
     * with few images per class.
     */
    private static final double DETAILS = 0.45;

    private static final double SURE_DETAILS = 0.6;
    /** The usual loss of accuracy on new images of the same source. */
    private static final double SMALL_GAP = 0.08;

    private static final double MILD_SEVERITY = 0.6;
    private static final double LEAST_SEVERITY = 0.8;
    private static final double MOST_SEVERITY = 0.95;

    @Override
    public String id() {
        return "train-validation-shift";
    }

    @Override
    public String title() {
        return "Shift between training and validation";
    }

    @Override
    public String about() {
        return "Validation images come from another distribution than training images: darker, blurrier or from "
                + "another place. What the net has learnt does not fit them.";
    }

    @Override
    List<Signal> signals() {
        return List.of(
                Signals.INPUT_TRAIN_MEAN,
                Signals.INPUT_TRAIN_STD,
                Signals.INPUT_VALIDATION_MEAN,
                Signals.INPUT_VALIDATION_STD);
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe) {
        return suspect(recording);
    }

    /** The inputs of both splits tell it without a recipe, too. */
    @Override
    Opinion withoutRecipe(Recording recording) {
        return signals().stream().anyMatch(signal -> recording.series(signal).isEmpty())
                ? new Opinion.Unknown(
                        "the inputs of both splits are not recorded (" + Signals.INPUT_TRAIN_MEAN.tag()
                                + " and the like)",
                        "Record them once, before the first step.",
                        Lacking.of(recording)
                                .trainingAccuracy()
                                .signals(Signals.VALIDATION_ACCURACY)
                                .signals(signals())
                                .needs())
                : judge(recording, gap -> withoutGap(recording, gap), () -> suspect(recording));
    }

    private static @Nullable Suspicion suspect(Recording recording) {
        Series trainMean = recording.series(Signals.INPUT_TRAIN_MEAN);
        Series trainStd = recording.series(Signals.INPUT_TRAIN_STD);
        Series mean = recording.series(Signals.INPUT_VALIDATION_MEAN);
        Series std = recording.series(Signals.INPUT_VALIDATION_STD);
        if (trainMean.isEmpty() || trainStd.isEmpty() || mean.isEmpty() || std.isEmpty()) {
            return null;
        }
        double spread = Math.max(trainStd.value(0), 1e-12);
        double moved = Math.abs(mean.value(0) - trainMean.value(0)) / spread;
        double stdRatio = ratio(trainStd, std);
        double contrast = ratio(
                recording.series(Signals.INPUT_TRAIN_CONTRAST), recording.series(Signals.INPUT_VALIDATION_CONTRAST));
        double pixelGradient = ratio(
                recording.series(Signals.INPUT_TRAIN_PIXEL_GRADIENT_RMS),
                recording.series(Signals.INPUT_VALIDATION_PIXEL_GRADIENT_RMS));
        double most = Math.max(Math.max(moved, away(stdRatio)), Math.max(away(contrast), away(pixelGradient)));
        Evidence seen = new Evidence(
                Signals.INPUT_VALIDATION_MEAN.tag(),
                0,
                0,
                most,
                MOVED,
                "Compared with training images, the mean of validation images is shifted by "
                        + NumberPhrase.number(moved) + " standard deviations. Ratios: standard deviation "
                        + NumberPhrase.number(stdRatio) + ", contrast inside an image "
                        + NumberPhrase.number(contrast) + ", pixel-gradient RMS "
                        + NumberPhrase.number(pixelGradient) + ".");
        double severity =
                LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(most, MOVED, 3 * MOVED);
        if (most >= MOVED) {
            return Suspicion.of(severity, List.of(), seen);
        }
        Series details = recording.series(Signals.INPUT_WAVELET_ENERGY_SHIFT);
        return details.last() >= DETAILS
                ? Suspicion.of(LEAST_SEVERITY, List.of(), details(details))
                : Suspicion.none(seen);
    }

    /** With a clear shift of wavelet energy, a smaller gap is enough. */
    @Override
    Opinion withoutGap(Recording recording, Recipe recipe, Opinion gap) {
        return withoutGap(recording, gap);
    }

    private static Opinion withoutGap(Recording recording, Opinion gap) {
        Series details = recording.series(Signals.INPUT_WAVELET_ENERGY_SHIFT);
        boolean worse = gap instanceof Opinion.Absent absent
                && !absent.evidence().isEmpty()
                && absent.evidence().get(0).observed() >= SMALL_GAP;
        return worse && details.last() >= SURE_DETAILS
                ? new Opinion.Present(
                        MILD_SEVERITY,
                        List.of(),
                        List.of(),
                        0,
                        List.of(
                                details(details),
                                ((Opinion.Absent) gap).evidence().get(0)))
                : gap;
    }

    private static Evidence details(Series details) {
        return new Evidence(
                Signals.INPUT_WAVELET_ENERGY_SHIFT.tag(),
                0,
                0,
                details.last(),
                DETAILS,
                "Within the classes, the wavelet energy at some scale and direction differs between training and "
                        + "validation images by "
                        + NumberPhrase.number(details.last())
                        + " standard deviations; two splits of one source differ by 0.1 to 0.4. Scale, angle, "
                        + "sharpness or background differ.");
    }

    /** The first value of validation over that of training; 1 where either is not recorded. */
    private static double ratio(Series train, Series validation) {
        return train.isEmpty() || validation.isEmpty()
                ? 1
                : Math.max(validation.value(0), 1e-12) / Math.max(train.value(0), 1e-12);
    }

    private static double away(double ratio) {
        return Math.abs(Math.log(ratio));
    }
}
