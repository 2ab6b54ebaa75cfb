package dev.kasus.records.log.mlflow;

import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.StepUnit;
import dev.kasus.records.log.file.LogLimits;
import dev.kasus.records.log.file.LogNumber;
import dev.kasus.run.LogTool;
import dev.kasus.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The metrics of one training in MLflow, as they are read from its store. */
final class MlflowMetrics {
    /** Parameters that say how long a training was to be. */
    static final Set<String> PLANS =
            Set.of("epochs", "max_epochs", "num_epochs", "n_epochs", "num_train_epochs", "nb_epoch", "total_epochs");

    private static final int FIRST = 16;

    /** Databases have no infinity: MLflow writes the largest number instead. */
    private static final double INFINITE = 1.797e308;

    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private long taken;
    private long dropped;
    private int planned;

    private static final class Metric {
        private long[] steps = new long[FIRST];
        private long[] times = new long[FIRST];
        private double[] values = new double[FIRST];
        private int size;

        private void add(long time, double value, long step) {
            if (size == steps.length) {
                int longer = size + (size >> 1);
                steps = Arrays.copyOf(steps, longer);
                times = Arrays.copyOf(times, longer);
                values = Arrays.copyOf(values, longer);
            }
            steps[size] = step;
            times[size] = time;
            values[size++] = value;
        }

        /** Whether steps were not given when it was logged: MLflow writes 0. */
        private boolean isUncounted() {
            return size > 1 && IntStream.range(0, size).allMatch(i -> steps[i] == 0);
        }

        private boolean isInOrder() {
            return IntStream.range(1, size).allMatch(i -> times[i - 1] <= times[i]);
        }

        /** In the order of time; a training that goes back replaces what was there. */
        private Series series(boolean counted) {
            Series.Builder series = new Series.Builder();
            if (isInOrder()) {
                for (int i = 0; i < size; i++) {
                    series.add(counted ? steps[i] : i + 1L, values[i]);
                }
                return series.build();
            }
            int[] order = IntStream.range(0, size)
                    .boxed()
                    .sorted((a, b) -> Long.compare(times[a], times[b]))
                    .mapToInt(i -> i)
                    .toArray();
            for (int i = 0; i < size; i++) {
                series.add(counted ? steps[order[i]] : i + 1L, values[order[i]]);
            }
            return series.build();
        }
    }

    /** Whether no more values are taken. */
    boolean isFull() {
        return taken >= LogLimits.VALUES;
    }

    /** Adds a value. */
    void add(String key, long time, double value, long step) {
        taken++;
        if (step < 0 || step > LogLimits.STEP || key.length() > LogLimits.NAME) {
            dropped++;
            return;
        }
        Metric metric = metrics.get(key);
        if (metric == null) {
            if (metrics.size() == LogLimits.CURVES) {
                dropped++;
                return;
            }
            metric = new Metric();
            metrics.put(key, metric);
        }
        double infinity = value > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        metric.add(time, Math.abs(value) >= INFINITE ? infinity : value, step);
    }

    /** A parameter, which may say how long the training was to be. */
    void parameter(String key, String value) {
        double[] number = new double[1];
        if (PLANS.contains(key) && LogNumber.parse(value.strip(), '.', number)) {
            planned = Math.max(planned, LogLimits.epochs(number[0]));
        }
    }

    /** The curves. MLflow does not say what its steps count. */
    LogCurves curves(List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        boolean counted = metrics.isEmpty() || !metrics.values().stream().allMatch(Metric::isUncounted);
        if (!counted) {
            all.add("no step was logged with any value, so values are counted in the order of time");
        }
        if (isFull()) {
            all.add(LogLimits.noteOfValues());
        }
        if (dropped > 0) {
            all.add("values with a step below 0, of metrics beyond " + LogLimits.CURVES
                    + " or with a name of more than " + LogLimits.NAME + " characters were left out: " + dropped);
        }
        List<LogCurve> curves = new ArrayList<>();
        metrics.forEach((key, metric) -> curves.add(new LogCurve(key, metric.series(counted))));
        return new LogCurves(LogTool.MLFLOW, curves, StepUnit.UNKNOWN, Series.EMPTY, planned, all);
    }
}
