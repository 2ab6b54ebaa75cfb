package dev.kasus.records.log.meaning;

import dev.kasus.signal.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where the epochs of a log end, on the time axis of its training, so that curves that were measured at different times can be compared.
 *
 * @param ends the last step of each epoch, strictly growing
 * @param numbers of the epochs, from 1; strictly growing
 * @param axis of what is in the log; others are brought to it
 * @param averaged whether training was measured more often, so that its readings are averaged over each epoch
 * @param paired whether the readings belong together by their order
 * @param notes what was guessed, a sentence each
 */
@SuppressWarnings("ArrayRecordComponent")
record EpochGrid(long[] ends, int[] numbers, Axis axis, boolean averaged, boolean paired, List<String> notes) {
    /** A curve whose steps end at less than this share of another's is counted in another unit. */
    static final double ANOTHER_UNIT = 0.5;

    /**
     * The time axis.
     *
     * @param shift added to each step, so that the first is 1 or more
     * @param end the last step of training
     */
    record Axis(long shift, long end) {}

    /** The same without what lies behind so many epochs. */
    EpochGrid without(int last) {
        return new EpochGrid(Arrays.copyOf(ends, last), Arrays.copyOf(numbers, last), axis, averaged, paired, notes);
    }

    /** How many epochs. */
    int size() {
        return ends.length;
    }

    /** The steps of a curve on the axis of training: those counted in another unit are stretched. */
    private Map.Entry<Long, Double> stretch(Series curve) {
        long own = curve.step(0) < 1 ? 1 - curve.step(0) : 0;
        boolean another = curve.size() > 1
                && size() > 1
                && curve.lastStep() + axis.shift < ANOTHER_UNIT * axis.end
                && curve.lastStep() + own <= Math.max(numbers[size() - 1], size());
        return another ? Map.entry(own, (double) axis.end / (curve.lastStep() + own)) : Map.entry(axis.shift, 1.0);
    }

    /** A curve by the axis, every reading of it. */
    Series everyReading(Series curve) {
        if (curve.isEmpty()) {
            return curve;
        }
        Map.Entry<Long, Double> stretch = stretch(curve);
        Series.Builder moved = new Series.Builder();
        for (int i = 0; i < curve.size(); i++) {
            long step = Math.round((curve.step(i) + stretch.getKey()) * stretch.getValue());
            moved.add(Math.max(0, step), curve.value(i));
        }
        return moved.build();
    }

    /** A curve with one value for each epoch that it has readings in: their mean if training was averaged, else the last. */
    Series byEpoch(Series curve, boolean ofTraining) {
        Series.Builder epochs = new Series.Builder();
        if (paired && curve.size() == size()) {
            for (int i = 0; i < size(); i++) {
                epochs.add(ends[i], curve.value(i));
            }
            return epochs.build();
        }
        Series moved = everyReading(curve);
        int at = 0;
        for (int i = 0; i < size(); i++) {
            double sum = 0;
            int count = 0;
            double last = Double.NaN;
            for (; at < moved.size() && (moved.step(at) <= ends[i] || isLastWord(i, at, moved)); at++) {
                last = moved.value(at);
                sum += last;
                count++;
            }
            if (count > 0) {
                epochs.add(ends[i], ofTraining && averaged ? sum / count : last);
            }
        }
        return epochs.build();
    }

    /** Whether a single reading after the end, such as one of a test, belongs to the last epoch. */
    private boolean isLastWord(int epoch, int at, Series moved) {
        return epoch == size() - 1 && moved.size() == 1 && at == 0;
    }
}
