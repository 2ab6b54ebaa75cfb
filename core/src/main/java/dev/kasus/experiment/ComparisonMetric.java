package dev.kasus.experiment;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** What the runs of experiments are compared by. */
public final class ComparisonMetric {
    private ComparisonMetric() {}

    /**
     * How well training images are answered at the end, the better of in training and as in validation: 0 for the largest class's share, 1 for all; 0 for a run that
     * has diverged. A net whose running statistics are wrong has learnt all the same.
     */
    public static double learnt(Recording recording) {
        double accuracy = DoubleStream.of(
                        recording.series(Signals.EVAL_MODE_TRAIN_ACCURACY).last(),
                        recording.series(Signals.TRAIN_ACCURACY).last())
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        return diverged(recording) || Double.isNaN(accuracy) ? 0 : above(chance(recording), accuracy);
    }

    /** Accuracy on validation images at the end; that of chance for a run that has diverged. */
    public static double validated(Recording recording) {
        Series accuracy = recording.series(Signals.VALIDATION_ACCURACY);
        return diverged(recording) || accuracy.isEmpty() ? chance(recording) : accuracy.last();
    }

    private static boolean diverged(Recording recording) {
        double loss = recording.series(Signals.STEP_LOSS).last();
        return !Double.isFinite(loss)
                || !Double.isFinite(recording.series(Signals.TRAIN_LOSS).last());
    }

    private static double chance(Recording recording) {
        List<Integer> counts =
                recording.provenance().map(Provenance::trainCounts).orElse(List.of());
        int all = counts.stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 0 : (double) Collections.max(counts) / all;
    }

    private static double above(double chance, double accuracy) {
        return chance >= 1 ? 0 : Math.max(0, Math.min(1, (accuracy - chance) / (1 - chance)));
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    public static String points(double difference) {
        return String.format(Locale.ROOT, "%+.0f points", 100 * difference);
    }
}
