package dev.kasus.diagnosis.rules;

import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;

/** Where a curve is heading at its end. Used where a log has curves alone, so that nothing else can tell. */
final class CurveTrend {
    /** Fewer readings show no trend. */
    private static final int LEAST = 3;
    /** Least relative decrease of a loss over the whole log that counts as falling at all. */
    private static final double FALLS = 0.02;
    /** Share of the usual decrease an epoch that must be left in the last third: less is flattening. */
    private static final double STEADY = 0.5;
    /** Least rise of an accuracy over the whole log that counts as rising at all. */
    private static final double RISES = 0.05;
    /** Largest relative spread of a loss that has not moved. */
    private static final double FLAT = 0.03;

    /** Share of its first level above which a loss is high. */
    private static final double HIGH = 0.7;
    /** Times its later level from which on a first loss is no measure of the start. */
    private static final double FAR = 3;

    /** Share of its first level above which a loss has not moved. */
    private static final double STILL = 0.95;

    private CurveTrend() {}

    /** Whether the training loss falls until the end without flattening. */
    static boolean fallsSteadily(Series loss) {
        int last = loss.size() - 1;
        if (last < LEAST - 1 || !(loss.value(0) > 0) || !(loss.value(last) < (1 - FALLS) * loss.value(0))) {
            return false;
        }
        double usual = (loss.value(0) - loss.value(last)) / last;
        return -slope(loss.tail(Math.max(LEAST, loss.size() / 3))) >= STEADY * usual;
    }

    /** Whether an accuracy rises until the end without flattening. */
    static boolean risesSteadily(Series accuracy) {
        int last = accuracy.size() - 1;
        if (last < LEAST || !(accuracy.value(last) - accuracy.value(0) >= RISES)) {
            return false;
        }
        double usual = (accuracy.value(last) - accuracy.value(0)) / last;
        return accuracy.value(last) == accuracy.max()
                && accuracy.value(last) > accuracy.value(last - 1)
                && slope(accuracy.tail(Math.max(LEAST, accuracy.size() / 3))) >= STEADY * usual;
    }

    /** Whether a curve stays within a narrow band over a share of its readings, counted from the end. */
    static boolean isFlat(Series curve, double share) {
        Series window = curve.tail(Math.max(LEAST, (int) Math.ceil(share * curve.size())));
        if (window.size() < LEAST) {
            return false;
        }
        int half = window.size() / 2;
        double before = Median.of(window.slice(0, half).values());
        double after = Median.of(window.slice(half, window.size()).values());
        return Math.abs(after - before) <= FLAT * Math.abs(before);
    }

    /** The slope of the least-squares line through the values, for each reading. */
    private static double slope(Series curve) {
        double middle = (curve.size() - 1) / 2.0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < curve.size(); i++) {
            sum += (i - middle) * curve.value(i);
            squares += (i - middle) * (i - middle);
        }
        return sum / squares;
    }

    /** Whether the loss has hardly left its first level, so that the training images are not learnt. */
    static boolean isHigh(Recording recording) {
        Series loss = settled(recording.series(Signals.TRAIN_LOSS));
        return !loss.isEmpty() && loss.last() >= HIGH * loss.value(0);
    }

    /** Whether a loss has stood at one level ever since it settled. */
    static boolean hasNotMoved(Series loss) {
        Series settled = settled(loss);
        return settled.size() >= LEAST
                && settled.last() >= STILL * settled.value(0)
                && settled.min() >= STILL * settled.value(0);
    }

    /** A loss without what lies far above its later level at the start, as after a first step that was too large. */
    static Series settled(Series loss) {
        double level = Median.of(loss.tail((loss.size() + 1) / 2).values());
        int from = 0;
        while (from < loss.size() / 2 && !(loss.value(from) <= FAR * level)) {
            from++;
        }
        return loss.slice(from, loss.size());
    }
}
