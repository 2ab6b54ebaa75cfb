package dev.kasus.experiment.learning;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Optional;

/**
 * What a learning-rate range test (arXiv 1506.01186) shows: the rate grows from step to step while the loss is watched.
 *
 * @param base the lowest rate that moves the net: the smoothed loss has begun to fall
 * @param max the highest that it bears: a third of the rate at which the smoothed loss was lowest, before it turned up
 * @param fell how much of the loss it began with went, 0 to 1
 * @param rates the rate of each step
 * @param losses the smoothed loss of each step, by its step
 */
public record RangeReading(double base, double max, double fell, Series rates, Series losses) {
    /** Weight of the past in the smoothed loss: about the last ten steps. */
    private static final double SMOOTHING = 0.9;
    /** The loss has begun to fall where a tenth of its whole fall is done. */
    private static final double BEGUN = 0.1;
    /** The lowest point stands right before the edge; a third of it is safe for a whole training. */
    private static final double SAFETY = 3;
    /** Less than this share of the loss is noise, and no rate is to be recommended from it. */
    private static final double LEAST_FALL = 0.02;

    private static final int LEAST_STEPS = 20;

    /** Reads a run under the range-test schedule; empty if it is too short or the loss did not fall at any rate. */
    public static Optional<RangeReading> of(Recording recording) {
        Series rates = recording.series(Signals.LEARNING_RATE);
        Series smoothed = smoothed(recording.series(Signals.STEP_LOSS));
        if (smoothed.size() < LEAST_STEPS || rates.size() < smoothed.size()) {
            return Optional.empty();
        }
        // The first few readings are hardly smoothed.
        int from = LEAST_STEPS / 2;
        double start = smoothed.value(from);
        int lowest = from;
        for (int i = from; i < smoothed.size(); i++) {
            lowest = smoothed.value(i) < smoothed.value(lowest) ? i : lowest;
        }
        // A net may begin far above what guessing gives; to come down to that is not to learn.
        start = Math.min(start, guessing(recording));
        double fall = start - smoothed.value(lowest);
        if (!(fall > LEAST_FALL * start)) {
            return Optional.empty();
        }
        int begun = from;
        while (begun < lowest && start - smoothed.value(begun) < BEGUN * fall) {
            begun++;
        }
        double max = rates.value(lowest) / SAFETY;
        double base = Math.min(rates.value(begun), max / SAFETY);
        return Optional.of(new RangeReading(base, max, fall / start, rates, smoothed));
    }

    /** The loss of a net that ignores its input; infinite where the classes are not known. */
    private static double guessing(Recording recording) {
        int classes = recording.provenance().map(p -> p.classes().size()).orElse(0);
        return classes < 2 ? Double.POSITIVE_INFINITY : Math.log(classes);
    }

    /** Exponentially weighted means, without the bias of beginning at zero; up to the first that is not finite. */
    private static Series smoothed(Series losses) {
        Series.Builder smoothed = new Series.Builder();
        double mean = 0;
        double weight = 0;
        for (int i = 0; i < losses.size() && Double.isFinite(losses.value(i)); i++) {
            mean = SMOOTHING * mean + (1 - SMOOTHING) * losses.value(i);
            weight = SMOOTHING * weight + (1 - SMOOTHING);
            smoothed.add(losses.step(i), mean / weight);
        }
        return smoothed.build();
    }
}
