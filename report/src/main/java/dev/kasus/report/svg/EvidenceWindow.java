package dev.kasus.report.svg;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.signal.Series;

/**
 * Evidence and the series of the run that it cites.
 *
 * @param evidence what was seen
 * @param series of the run, under the tag of the evidence
 */
public record EvidenceWindow(Evidence evidence, Series series) {

    /**
     * Whether the series has readings in the window of the evidence; evidence of experiments and trials comes from
     * other trainings.
     */
    public boolean isOnSeries() {
        return !series.isEmpty() && evidence.toStep() >= series.step(0) && evidence.fromStep() <= series.lastStep();
    }

    /** Whether the observed number is a value of the series, not a ratio or count: only then can the threshold be drawn. */
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
     * Whether the evidence holds for the newest value of a series of the same kind: it lies in the window and on the
     * same side of the threshold.
     */
    public boolean restsOnNewest(Series other) {
        if (!isOnSeries() || other.isEmpty() || evidence.toStep() < other.lastStep()) {
            return false;
        }
        boolean sameSide = evidence.observed() < evidence.threshold()
                ? other.last() <= evidence.threshold()
                : other.last() >= evidence.threshold();
        return !isComparable() || sameSide;
    }
}
