package dev.kasus.signal;

import java.util.Arrays;

/** The values of one signal over the steps of a run, in order of steps. Values may be NaN or infinite: that is evidence too. */
public final class Series {
    /** A series without a value. */
    public static final Series EMPTY = new Builder().build();

    private final long[] steps;
    private final double[] values;

    private Series(long[] steps, double[] values) {
        this.steps = steps;
        this.values = values;
    }

    /** A series of given values; both arrays are copied and must be of one length, steps strictly growing. */
    public static Series of(long[] steps, double[] values) {
        if (steps.length != values.length) {
            throw new IllegalArgumentException(steps.length + " steps but " + values.length + " values");
        }
        for (int i = 1; i < steps.length; i++) {
            if (steps[i] <= steps[i - 1]) {
                throw new IllegalArgumentException("step " + steps[i] + " after step " + steps[i - 1]);
            }
        }
        return new Series(steps.clone(), values.clone());
    }

    /** How many values. */
    public int size() {
        return steps.length;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return steps.length == 0;
    }

    /** The step of a value, counted from 0. */
    public long step(int index) {
        return steps[index];
    }

    /** A value, counted from 0. */
    public double value(int index) {
        return values[index];
    }

    /** The newest value; NaN if there is none. */
    public double last() {
        return isEmpty() ? Double.NaN : values[values.length - 1];
    }

    /** The step of the newest value; -1 if there is none. */
    public long lastStep() {
        return isEmpty() ? -1 : steps[steps.length - 1];
    }

    /** A copy of all values. */
    public double[] values() {
        return values.clone();
    }

    /** A copy of all steps. */
    public long[] steps() {
        return steps.clone();
    }

    /** The smallest finite value; NaN if there is none. */
    public double min() {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
    }

    /** The largest finite value; NaN if there is none. */
    public double max() {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN);
    }

    /** The newest values, at most so many. */
    public Series tail(int count) {
        return slice(Math.max(0, size() - count), size());
    }

    /** The values from one index up to and without another. */
    public Series slice(int from, int to) {
        return new Series(Arrays.copyOfRange(steps, from, to), Arrays.copyOfRange(values, from, to));
    }

    /** The values from a step on. */
    public Series since(long step) {
        return slice(indexFrom(step), size());
    }

    /** The index of the first value at or after a step; the size if there is none. */
    public int indexFrom(long step) {
        int found = Arrays.binarySearch(steps, step);
        return found >= 0 ? found : -found - 1;
    }

    /** Collects a series value by value. */
    public static final class Builder {
        private long[] steps = new long[16];
        private double[] values = new double[16];
        private int size;

        /** Adds a value; one at a step not after the last drops everything from that step on first, as a resumed run does. */
        public Builder add(long step, double value) {
            while (size > 0 && steps[size - 1] >= step) {
                size--;
            }
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            steps[size] = step;
            values[size++] = value;
            return this;
        }

        /** Forgets every value at or after a step. */
        public Builder dropFrom(long step) {
            while (size > 0 && steps[size - 1] >= step) {
                size--;
            }
            return this;
        }

        /** The series so far. */
        public Series build() {
            return new Series(Arrays.copyOf(steps, size), Arrays.copyOf(values, size));
        }
    }
}
