package dev.kasus.experiment.learning;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.Optional;

/**
 * The result of a learning-rate range test (arXiv 1506.01186): the rate grows with each step while the loss is recorded.
 *
 * @param base the lowest effective rate: the smoothed loss has started to fall
 * @param max the highest safe rate: a third of the rate with the lowest smoothed loss, before it rises
 * @param fell relative decrease of the loss, 0 to 1
 * @param rates the rate of each step
 * @param losses the smoothed loss of each step, by its step
 */
public record RangeReading(double base, double max, double fell, Series rates, Series losses) {
    /** Smoothing factor of the exponential moving average: about the last ten steps. */
    private static final double SMOOTHING = 0.9;
    /** The loss counts as falling when a tenth of its total decrease is reached. */
    private static final double BEGUN = 0.1;
    /** The minimum is just before divergence; a third of its rate is safe for a whole training. */
    private static final double SAFETY = 3;
    /** A smaller relative decrease is noise; then no rate is recommended. */
    private static final double LEAST_FALL = 0.02;

    private static final int LEAST_STEPS = 20;

    /** Reads a run under the range-test schedule; empty if it is too short or the loss did not fall at any rate. */
    public static Optional<RangeReading> of(Recording recording) {
        Series rates = recording.series(Signals.LEARNING_RATE);
        Series smoothed = smoothed(recording.series(Signals.STEP_LOSS));
        if (smoothed.size() < LEAST_STEPS || rates.size() < smoothed.size()) {
            return Optional.empty();
        }
        // The first readings are hardly smoothed.
        int from = LEAST_STEPS / 2;
        double start = smoothed.value(from);
        int lowest = from;
        for (int i = from; i < smoothed.size(); i++) {
            lowest = smoothed.value(i) < smoothed.value(lowest) ? i : lowest;
        }
        // A net may start far above the chance loss; falling to chance is not learning.
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

    /** The loss of a constant prediction; infinite if the classes are not known. */
    private static double guessing(Recording recording) {
        int classes = recording.provenance().map(p -> p.classes().size()).orElse(0);
        return classes < 2 ? Double.POSITIVE_INFINITY : Math.log(classes);
    }

    /** Exponential moving average with bias correction, up to the first value that is not finite. */
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
