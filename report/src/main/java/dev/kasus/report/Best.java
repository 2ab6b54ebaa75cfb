package dev.kasus.report;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;

/**
 * The best finite value of a signal.
 *
 * @param value NaN if there is none
 * @param epoch of the value; 0 if unknown
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
