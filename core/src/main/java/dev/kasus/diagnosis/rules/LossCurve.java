package dev.kasus.diagnosis.rules;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.List;

/**
 * The training loss of a run: first value, peak, last value, and whether it stayed finite.
 *
 * @param first the first reading that is finite; NaN if there is none
 * @param peak the largest mean of an epoch or of a few batches after that, finite ones only; NaN if there is none
 * @param peakStep its step
 * @param spike the largest reading of a single batch, finite ones only; NaN if there is none
 * @param spikeStep its step; -1 if there is none
 * @param lowest the lowest level that several readings in a row stayed under; NaN if there is none
 * @param last the newest reading of an epoch or, without one, of a batch; NaN if there is none
 * @param lastStep its step; -1 if there is none
 * @param nonFiniteStep the first step at which a loss was NaN or infinite; -1 if none was
 * @param endsNonFinite whether the newest reading is NaN or infinite
 * @param chance accuracy and loss of a constant prediction
 */
record LossCurve(
        double first,
        double peak,
        long peakStep,
        double spike,
        long spikeStep,
        double lowest,
        double last,
        long lastStep,
        long nonFiniteStep,
        boolean endsNonFinite,
        ChanceLevel chance) {
    /** Readings in a row that must agree, because single batches are noisy. */
    private static final int READINGS = 3;

    private static final double FAR = 10;
    /** Share of the chance loss below which the net has learnt something. */
    private static final double LEARNT = 0.85;
    /** Share of the chance loss above which nothing is left of it. */
    private static final double LOST = 0.97;

    /** Reads every signal that is a training loss. */
    static final List<Signal> TRAINING = List.of(Signals.STEP_LOSS, Signals.TRAIN_LOSS, Signals.EVAL_MODE_TRAIN_LOSS);

    static LossCurve of(Recording recording) {
        Series steps = recording.series(Signals.STEP_LOSS);
        Series epochs = recording.series(Signals.TRAIN_LOSS);
        Peak highest = Peak.of(steps, READINGS).or(Peak.of(epochs, 1));
        long nonFinite = -1;
        long newest = -1;
        boolean ends = false;
        for (Signal signal : TRAINING) {
            Series series = recording.series(signal);
            long step = firstNonFinite(series);
            nonFinite = step >= 0 && (nonFinite < 0 || step < nonFinite) ? step : nonFinite;
            if (series.lastStep() >= newest && !series.isEmpty()) {
                ends = !Double.isFinite(series.last()) || (ends && series.lastStep() == newest);
                newest = series.lastStep();
            }
        }
        Series opening = steps.isEmpty() ? epochs : steps;
        Peak spike = Peak.of(steps, 1);
        Series level = epochs.isEmpty() ? steps : epochs;
        return new LossCurve(
                firstFinite(opening),
                highest.height(),
                highest.step(),
                spike.height(),
                spike.step(),
                lowest(steps),
                level.last(),
                level.lastStep(),
                nonFinite,
                ends,
                ChanceLevel.of(recording));
    }

    /** The peak divided by the first loss or chance, whichever is higher: above 1, training made the net worse. */
    double thrown() {
        return peak / Math.max(first, Double.isNaN(chance.loss()) ? first : chance.loss());
    }

    /** The largest single reading divided by the first loss or chance, whichever is higher. */
    double spiked() {
        return spike / Math.max(first, Double.isNaN(chance.loss()) ? first : chance.loss());
    }

    /** Whether the net had learnt something and ended at chance. */
    boolean isCollapsed() {
        return lowest < LEARNT * chance.loss() && last > LOST * chance.loss();
    }

    /**
     * Whether the loss before the first step is ten times the chance loss: then weights or inputs have the wrong
     * scale, whatever the learning rate. He initialisation starts at up to three times.
     */
    boolean beginsFarAboveChance() {
        return first > FAR * chance.loss();
    }

    private static long firstNonFinite(Series series) {
        for (int i = 0; i < series.size(); i++) {
            if (!Double.isFinite(series.value(i))) {
                return series.step(i);
            }
        }
        return -1;
    }

    private static double firstFinite(Series series) {
        for (int i = 0; i < series.size(); i++) {
            if (Double.isFinite(series.value(i))) {
                return series.value(i);
            }
        }
        return Double.NaN;
    }

    /** The lowest level that several readings in a row stay under. */
    private static double lowest(Series series) {
        double lowest = Double.NaN;
        for (int i = 0; i + READINGS <= series.size(); i++) {
            double high = Double.NEGATIVE_INFINITY;
            for (int j = i; j < i + READINGS; j++) {
                high = Math.max(high, series.value(j));
            }
            lowest = Double.isFinite(high) && !(high >= lowest) ? high : lowest;
        }
        return lowest;
    }

    private record Peak(double height, long step) {

        /** The highest level that several readings in a row reach. */
        static Peak of(Series series, int readings) {
            Peak highest = new Peak(Double.NaN, -1);
            for (int i = 0; i + readings <= series.size(); i++) {
                double low = Double.POSITIVE_INFINITY;
                for (int j = i; j < i + readings; j++) {
                    low = Math.min(low, series.value(j));
                }
                if (Double.isFinite(low) && !(low <= highest.height)) {
                    highest = new Peak(low, series.step(i));
                }
            }
            return highest;
        }

        Peak or(Peak other) {
            return other.height > height || Double.isNaN(height) ? other : this;
        }
    }
}
