package dev.kasus.casebook;

import dev.kasus.trial.Interval;
import java.util.Arrays;

/** Means of a figure over the seeds of an arm. */
public final class Means {
    private static final double LEVEL = 0.95;

    private Means() {}

    /** Student's 95 % interval of the mean; unbounded for a single value. */
    public static Interval interval(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        int n = values.length;
        return Interval.ofMean(mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n), n, LEVEL);
    }
}
