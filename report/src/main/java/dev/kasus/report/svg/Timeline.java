package dev.kasus.report.svg;

import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;

/** Where a step stands on the horizontal axis: at its epoch, with fractions, or, where epochs are not known, at itself. */
public final class Timeline {
    private final Series epochs;
    private final long lastStep;

    private Timeline(Series epochs, long lastStep) {
        this.epochs = epochs;
        this.lastStep = lastStep;
    }

    /** The axes of several runs, all in epochs or all in steps, so that their curves can lie over each other. */
    public static List<Timeline> of(List<Recording> recordings) {
        boolean inEpochs = recordings.stream()
                .filter(recording -> !recording.tags().isEmpty())
                .noneMatch(recording -> recording.series(Signals.EPOCH).isEmpty());
        return recordings.stream()
                .map(recording ->
                        new Timeline(inEpochs ? recording.series(Signals.EPOCH) : Series.EMPTY, lastStep(recording)))
                .toList();
    }

    /**
     * Where a run ends: at the last step of the signals that have a name in Kasus, or of all if none has one. What
     * goes on for more than an epoch behind the last epoch counts other steps than the run does.
     */
    private static long lastStep(Recording recording) {
        List<String> named = recording.tags().stream()
                .filter(tag -> Signals.all().stream().anyMatch(signal -> signal.matches(tag)))
                .toList();
        Series epochs = recording.series(Signals.EPOCH);
        long most = epochs.isEmpty() ? Long.MAX_VALUE : epochs.lastStep() + epochs.lastStep() / epochs.size();
        return (named.isEmpty() ? recording.tags() : named)
                .stream()
                        .mapToLong(tag -> recording.series(tag).lastStep())
                        .filter(step -> step <= most)
                        .max()
                        .orElse(0);
    }

    /** What the axis counts. */
    public String unit() {
        return epochs.isEmpty() ? "step" : "epoch";
    }

    /** The last step of the run. */
    public long lastStep() {
        return lastStep;
    }

    /** The place of a step. Between the ends of two epochs it is a fraction; behind the last end it goes on at the last speed. */
    public double at(long step) {
        if (epochs.isEmpty()) {
            return step;
        }
        int next = firstEndFrom(step);
        int end = Math.min(next, epochs.size() - 1);
        long before = end == 0 ? 0 : epochs.step(end - 1);
        double epochBefore = end == 0 ? 0 : epochs.value(end - 1);
        double speed = (epochs.value(end) - epochBefore) / Math.max(1, epochs.step(end) - before);
        return epochBefore + (step - before) * speed;
    }

    private int firstEndFrom(long step) {
        int low = 0;
        int high = epochs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (epochs.step(middle) < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
