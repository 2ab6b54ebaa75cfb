package dev.kasus.report;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;

/**
 * The best finite value that a signal reached.
 *
 * @param value NaN if there was none
 * @param epoch in which it was reached; 0 if that is not known
 */
public record Best(double value, int epoch) {

    /** The best value under a tag. */
    public static Best of(Recording recording, String tag, boolean higherIsBetter) {
        Series series = recording.series(tag);
        int best = -1;
        for (int i = 0; i < series.size(); i++) {
            double value = series.value(i);
            if (Double.isFinite(value)
                    && (best < 0 || (higherIsBetter ? value > series.value(best) : value < series.value(best)))) {
                best = i;
            }
        }
        return best < 0 ? new Best(Double.NaN, 0) : new Best(series.value(best), recording.epochOf(series.step(best)));
    }
}
