package dev.kasus.diagnosis.rules;

import dev.kasus.run.Recording;
import dev.kasus.signal.Median;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;

/**
 * Validation accuracy of a net with batch norm under three kinds of statistics: the median of the last readings of each.
 *
 * @param running accuracy with the running statistics of training
 * @param batch accuracy with the statistics of each validation batch
 * @param reestimated accuracy with statistics re-estimated on training images
 * @param fromStep first step of the readings
 * @param toStep last step of the readings
 */
record NormComparison(double running, double batch, double reestimated, long fromStep, long toStep) {
    private static final int READINGS = 3;

    static NormComparison of(Recording recording) {
        Series running = recording.series(Signals.ACCURACY_RUNNING_STATISTICS).tail(READINGS);
        return new NormComparison(
                Median.of(running.values()),
                median(recording, Signals.ACCURACY_BATCH_STATISTICS),
                median(recording, Signals.ACCURACY_REESTIMATED_STATISTICS),
                running.isEmpty() ? 0 : running.step(0),
                running.lastStep());
    }

    private static double median(Recording recording, Signal signal) {
        return Median.of(recording.series(signal).tail(READINGS).values());
    }

    boolean isKnown() {
        return Double.isFinite(running) && Double.isFinite(batch) && Double.isFinite(reestimated);
    }

    String words() {
        return "Validation accuracy is " + NumberPhrase.percent(running) + " with running statistics, "
                + NumberPhrase.percent(reestimated) + " with statistics re-estimated on training images, "
                + NumberPhrase.percent(batch) + " with the statistics of each batch";
    }
}
