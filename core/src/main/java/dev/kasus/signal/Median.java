package dev.kasus.signal;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/** Medians of values and of series. */
@API(status = API.Status.INTERNAL)
public final class Median {
    private Median() {}

    /** The middle value, the lower of two; NaN counts as larger than everything. NaN if there is none. */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
    }

    /** The median as the mean of the middle two, where their number is even; NaN of nothing. */
    public static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The median over several series at every step at which the first of them has a value. */
    public static Series over(List<Series> layers) {
        Series.Builder medians = new Series.Builder();
        if (layers.isEmpty()) {
            return medians.build();
        }
        int[] next = new int[layers.size()];
        Series first = layers.get(0);
        double[] values = new double[layers.size()];
        for (int i = 0; i < first.size(); i++) {
            int count = 0;
            for (int k = 0; k < next.length; k++) {
                Series series = layers.get(k);
                while (next[k] < series.size() && series.step(next[k]) < first.step(i)) {
                    next[k]++;
                }
                if (next[k] < series.size() && series.step(next[k]) == first.step(i)) {
                    values[count++] = series.value(next[k]);
                }
            }
            medians.add(first.step(i), of(Arrays.copyOf(values, count)));
        }
        return medians.build();
    }
}
