package dev.kasus.bench.accuracy;

import dev.kasus.trial.Interval;
import java.util.Locale;

/**
 * How many of how many.
 *
 * @param hits of them
 * @param all of them
 */
public record Share(int hits, int all) {
    /** Such as {@code 55 of 60, 92 % (82 to 97)}; empty of none. */
    public String words() {
        if (all == 0) {
            return "";
        }
        Interval interval = Interval.ofShare(hits, all, 0.95);
        return String.format(
                Locale.ROOT,
                "%d of %d, %.0f %% (%.0f to %.0f)",
                hits,
                all,
                100.0 * hits / all,
                100 * interval.low(),
                100 * interval.high());
    }
}
