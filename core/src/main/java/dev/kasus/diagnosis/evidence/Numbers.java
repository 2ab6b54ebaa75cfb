package dev.kasus.diagnosis.evidence;

import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Arithmetic that measures share. What is not known is NaN and stays NaN. */
final class Numbers {
    private static final double TINY = 1e-12;

    private Numbers() {}

    /** Logarithm to the base 10 of a number that may be 0. */
    static double log(double value) {
        return value >= 0 ? Math.log10(Math.max(TINY, value)) : Double.NaN;
    }

    static double ratio(double over, double under) {
        return over / Math.max(TINY, under);
    }

    static double[] known(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    static double median(double[] values) {
        double[] sorted = Arrays.stream(known(values)).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    static double max(double[] values) {
        return Arrays.stream(known(values)).max().orElse(Double.NaN);
    }

    static double min(double[] values) {
        return Arrays.stream(known(values)).min().orElse(Double.NaN);
    }

    /** A number of every layer or class that a signal was recorded for. */
    static double[] each(Recording recording, Signal signal, ToDoubleFunction<Series> number) {
        return recording.subjects(signal).stream()
                .mapToDouble(subject -> number.applyAsDouble(recording.series(signal, subject)))
                .toArray();
    }

    /** The median of the second half of a series: its usual value once it is under way. */
    static double settled(Series series) {
        return median(series.tail((series.size() + 1) / 2).values());
    }

    static double first(Series series) {
        return series.isEmpty() ? Double.NaN : series.value(0);
    }

    /** The classes, or an empty list. */
    static List<String> classes(Recording recording) {
        return recording.provenance().map(Provenance::classes).orElse(List.of());
    }

    /** Accuracy above chance: 0 at chance, 1 at 100 %. Chance is the share of the largest validation class. */
    static double skill(Recording recording, double accuracy) {
        int classes = classes(recording).size();
        double chance = classes < 2 ? Double.NaN : 1.0 / classes;
        return Math.max(-0.2, (accuracy - chance) / (1 - chance));
    }

    /** The last value of a series of which the mean over its last few is less noisy. */
    static double ending(Series series) {
        double[] end = known(series.tail(Math.min(3, series.size())).values());
        return Arrays.stream(end).average().orElse(Double.NaN);
    }
}
