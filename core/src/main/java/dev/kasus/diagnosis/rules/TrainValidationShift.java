package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two splits of two kinds. */
final class TrainValidationShift extends GapCause {
    /** A third of a standard deviation, or a spread that differs by a third: splits of one source differ by a few hundredths. */
    private static final double MOVED = 0.3;

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
        return "Validation images are of another kind than training images: darker, blurrier, from elsewhere. What was learnt does not fit them.";
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe) {
        Series trainMean = recording.series(Signals.INPUT_TRAIN_MEAN);
        Series trainStd = recording.series(Signals.INPUT_TRAIN_STD);
        Series mean = recording.series(Signals.INPUT_VALIDATION_MEAN);
        Series std = recording.series(Signals.INPUT_VALIDATION_STD);
        if (trainMean.isEmpty() || trainStd.isEmpty() || mean.isEmpty() || std.isEmpty()) {
            return null;
        }
        double spread = Math.max(trainStd.value(0), 1e-12);
        double moved = Math.abs(mean.value(0) - trainMean.value(0)) / spread;
        double stretched = ratio(trainStd, std);
        double contrast = ratio(
                recording.series(Signals.INPUT_TRAIN_CONTRAST), recording.series(Signals.INPUT_VALIDATION_CONTRAST));
        double roughness = ratio(
                recording.series(Signals.INPUT_TRAIN_ROUGHNESS), recording.series(Signals.INPUT_VALIDATION_ROUGHNESS));
        double most = Math.max(Math.max(moved, away(stretched)), Math.max(away(contrast), away(roughness)));
        Evidence seen = new Evidence(
                Signals.INPUT_VALIDATION_MEAN.tag(),
                0,
                0,
                most,
                MOVED,
                "Beside training images, the mean of validation images is moved by " + Figures.number(moved)
                        + " standard deviations, their spread is " + Figures.number(stretched)
                        + " of theirs, the contrast inside an image "
                        + Figures.number(contrast) + ", the difference of neighbouring pixels "
                        + Figures.number(roughness) + ".");
        double severity = LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * Figures.rising(most, MOVED, 3 * MOVED);
        return most >= MOVED ? Suspicion.of(severity, List.of(), seen) : Suspicion.none(seen);
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
