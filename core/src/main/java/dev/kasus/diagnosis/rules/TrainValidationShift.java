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
        double stretched = Math.abs(Math.log(Math.max(std.value(0), 1e-12) / spread));
        double most = Math.max(moved, stretched);
        Evidence seen = new Evidence(
                Signals.INPUT_VALIDATION_MEAN.tag(),
                0,
                0,
                most,
                MOVED,
                "Beside training images, the mean of validation images is moved by " + Figures.number(moved)
                        + " standard deviations and their spread is " + Figures.number(std.value(0) / spread)
                        + " of theirs.");
        double severity = LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * Figures.rising(most, MOVED, 3 * MOVED);
        return most >= MOVED ? Suspicion.of(severity, List.of(), seen) : Suspicion.none(seen);
    }
}
