package dev.kasus.report.svg;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.signal.Series;

/**
 * Evidence beside a series of the run that it is told of.
 *
 * @param evidence what was seen
 * @param series of the run, under the tag of the evidence
 */
public record EvidenceWindow(Evidence evidence, Series series) {

    /** Whether the series has readings where the evidence was seen; what an experiment or a trial measured was seen elsewhere. */
    public boolean isOnSeries() {
        return !series.isEmpty() && evidence.toStep() >= series.step(0) && evidence.fromStep() <= series.lastStep();
    }

    /** Whether what was observed is a value of the series and no ratio or count: only then does the threshold have a place beside it. */
    boolean isComparable() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < series.size(); i++) {
            if (series.step(i) >= evidence.fromStep() && series.step(i) <= evidence.toStep()) {
                low = Math.min(low, series.value(i));
                high = Math.max(high, series.value(i));
            }
        }
        return Double.isFinite(evidence.threshold()) && evidence.observed() >= low && evidence.observed() <= high;
    }

    /**
     * Whether the newest value of a series of the same kind is what the evidence complains of: it was read in the window, and lies on the
     * same side of the threshold.
     */
    public boolean blamesNewest(Series other) {
        if (!isOnSeries() || other.isEmpty() || evidence.toStep() < other.lastStep()) {
            return false;
        }
        boolean sameSide = evidence.observed() < evidence.threshold()
                ? other.last() <= evidence.threshold()
                : other.last() >= evidence.threshold();
        return !isComparable() || sameSide;
    }
}
