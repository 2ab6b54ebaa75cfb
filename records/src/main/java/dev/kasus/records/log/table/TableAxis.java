package dev.kasus.records.log.table;

import dev.kasus.records.log.StepUnit;
import dev.kasus.signal.Series;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the rows of a table count, once all of them are known. */
final class TableAxis {
    /** A share of repeated epochs from which they are those of batches: the restart of a training repeats one. */
    private static final int REPEATED = 4;

    private final StepUnit unit;
    private final long[] steps;
    private final Series epochs;

    private TableAxis(StepUnit unit, long[] steps, Series epochs) {
        this.unit = unit;
        this.steps = steps;
        this.epochs = epochs;
    }

    /** What the steps count. */
    StepUnit unit() {
        return unit;
    }

    /** One step for each row. */
    long[] steps() {
        return steps;
    }

    /** The epochs over the steps; empty if the rows do not say, or if steps are epochs. */
    Series epochs() {
        return epochs;
    }

    /**
     * The axis of rows.
     *
     * @param steps of each row; where it does not say, minus its number from 1 on
     * @param epochs of each row; NaN where it does not say
     * @param longest the rows of the longest curve
     */
    static TableAxis of(long[] steps, double[] epochs, int[] longest) {
        boolean counted = Arrays.stream(epochs).anyMatch(Double::isFinite);
        if (Arrays.stream(steps).anyMatch(step -> step >= 0)) {
            long[] filled = countsWithinEpochs(steps, epochs) ? joined(steps, epochs) : filled(steps);
            return new TableAxis(StepUnit.STEP, filled, counted ? over(filled, epochs) : Series.EMPTY);
        }
        if (!counted) {
            long[] numbers = new long[steps.length];
            Arrays.setAll(numbers, i -> -steps[i]);
            return new TableAxis(StepUnit.UNKNOWN, numbers, Series.EMPTY);
        }
        if (areOfBatches(epochs, longest)) {
            long[] numbers = numbers(epochs);
            return new TableAxis(StepUnit.STEP, numbers, over(numbers, epochs));
        }
        long[] whole = new long[epochs.length];
        Arrays.setAll(whole, i -> Double.isNaN(epochs[i]) ? -1 : (long) epochs[i]);
        return new TableAxis(StepUnit.EPOCH, filled(whole), Series.EMPTY);
    }

    /** Where a row does not say, the last one before it does. */
    private static long[] filled(long[] steps) {
        long[] filled = steps.clone();
        long last = 0;
        for (int i = 0; i < filled.length; i++) {
            last = filled[i] < 0 ? last : filled[i];
            filled[i] = last;
        }
        return filled;
    }

    /** Whether steps begin again with each epoch: most new epochs take them back. */
    private static boolean countsWithinEpochs(long[] steps, double[] epochs) {
        int begun = 0;
        int back = 0;
        for (int i = 1; i < steps.length; i++) {
            if (epochs[i] > epochs[i - 1] && steps[i] >= 0 && steps[i - 1] >= 0) {
                begun++;
                back += steps[i] <= steps[i - 1] ? 1 : 0;
            }
        }
        return back * 2 > begun;
    }

    /** Steps within epochs, one epoch after the other. */
    private static long[] joined(long[] steps, double[] epochs) {
        Map<Double, Long> before = new HashMap<>();
        long[] joined = new long[steps.length];
        double epoch = Double.NaN;
        long offset = 0;
        long most = -1;
        for (int i = 0; i < steps.length; i++) {
            if (!Double.isNaN(epochs[i]) && epochs[i] != epoch) {
                epoch = epochs[i];
                Long known = before.get(epoch);
                offset = known == null ? most + 1 : known;
                before.put(epoch, offset);
            }
            joined[i] = offset + Math.max(0, steps[i]);
            most = Math.max(most, joined[i]);
        }
        return joined;
    }

    private static boolean areOfBatches(double[] epochs, int[] longest) {
        int repeated = 0;
        for (int i = 0; i < longest.length; i++) {
            double epoch = epochs[longest[i]];
            if (epoch != Math.rint(epoch)) {
                return true;
            }
            repeated += i > 0 && epoch == epochs[longest[i - 1]] ? 1 : 0;
        }
        return repeated * REPEATED > longest.length;
    }

    /** Rows counted from 1; where the epoch goes back, so does the number, to where that epoch began. */
    private static long[] numbers(double[] epochs) {
        long[] numbers = new long[epochs.length];
        double[] epochOf = new double[epochs.length];
        int number = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < epochs.length; i++) {
            double epoch = Double.isNaN(epochs[i]) ? last : epochs[i];
            if (epoch < last) {
                int from = 0;
                int to = number;
                while (from < to) {
                    int middle = (from + to) >>> 1;
                    if (epochOf[middle] < epoch) {
                        from = middle + 1;
                    } else {
                        to = middle;
                    }
                }
                number = from;
            }
            epochOf[number] = epoch;
            last = epoch;
            numbers[i] = ++number;
        }
        return numbers;
    }

    /** The epoch at each step, the last word on it. */
    private static Series over(long[] steps, double[] epochs) {
        long[] ordered = steps.clone();
        Arrays.sort(ordered);
        int count = 0;
        for (int i = 0; i < ordered.length; i++) {
            if (i == 0 || ordered[i] != ordered[i - 1]) {
                ordered[count++] = ordered[i];
            }
        }
        double[] at = new double[count];
        Arrays.fill(at, Double.NaN);
        for (int i = 0; i < steps.length; i++) {
            if (!Double.isNaN(epochs[i])) {
                at[Arrays.binarySearch(ordered, 0, count, steps[i])] = epochs[i];
            }
        }
        Series.Builder series = new Series.Builder();
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(at[i])) {
                series.add(ordered[i], at[i]);
            }
        }
        return series.build();
    }
}
