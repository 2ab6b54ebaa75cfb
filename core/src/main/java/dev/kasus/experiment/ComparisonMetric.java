package dev.kasus.experiment;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Metrics that compare the runs of an experiment. */
public final class ComparisonMetric {
    private ComparisonMetric() {}

    /**
     * Skill on training images at the end: 0 at chance (the share of the largest class), 1 at 100 % accuracy, 0 for
     * a diverged run. It takes the better of train-mode and eval-mode accuracy, because a net with wrong running
     * statistics has learnt too.
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

    /** Validation accuracy at the end; chance for a diverged run. */
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
