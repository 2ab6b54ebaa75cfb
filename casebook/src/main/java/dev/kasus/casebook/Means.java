package dev.kasus.casebook;

import dev.kasus.trial.Interval;
import java.util.Arrays;

/** Means of a figure over the seeds of an arm. */
public final class Means {
    private static final double LEVEL = 0.95;

    private Means() {}

    /** The mean; NaN of none. */
    public static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** The standard deviation; NaN of fewer than two. */
    public static double spread(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }

    /** Student's 95 % interval of the mean; unbounded for a single value. */
    public static Interval interval(double[] values) {
        int n = values.length;
        return Interval.ofMean(mean(values), n < 2 ? Double.NaN : spread(values) / Math.sqrt(n), n, LEVEL);
    }
}
