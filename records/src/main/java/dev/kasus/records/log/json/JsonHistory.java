package dev.kasus.records.log.json;

import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.StepUnit;
import dev.kasus.records.log.file.LogLimits;
import dev.kasus.records.log.table.TableColumns;
import dev.kasus.records.log.table.TableRun;
import dev.kasus.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Curves that a JSON has as arrays of numbers, each with its name. */
final class JsonHistory {
    private static final int FIRST = 16;

    private final Map<String, Numbers> curves = new LinkedHashMap<>();
    private final Map<String, Numbers> indices = new LinkedHashMap<>();

    /** Numbers that grow; NaN beside a missing one. */
    static final class Numbers {
        private final TableColumns.Role role;
        private double[] values = new double[FIRST];
        private boolean[] missing = new boolean[FIRST];
        private int size;

        private Numbers(TableColumns.Role role) {
            this.role = role;
        }

        void add(double value, boolean isMissing) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
                missing = Arrays.copyOf(missing, values.length);
            }
            missing[size] = isMissing;
            values[size++] = value;
        }

        int size() {
            return size;
        }
    }

    /** The array of a name; null if there are too many, or if it is no curve. */
    @Nullable
    Numbers array(String prefix, String name) {
        TableColumns.Role role = TableColumns.of(name).role();
        boolean index = role == TableColumns.Role.EPOCH || role == TableColumns.Role.STEP;
        if (role == TableColumns.Role.IGNORED
                || curves.size() >= LogLimits.CURVES
                || indices.size() >= LogLimits.CURVES
                || prefix.length() + name.length() > LogLimits.NAME) {
            return null;
        }
        return index
                ? indices.computeIfAbsent(prefix, at -> new Numbers(role))
                : curves.computeIfAbsent(prefix + name, at -> new Numbers(role));
    }

    boolean isEmpty() {
        return curves.isEmpty();
    }

    /** Whether the names are those of Keras. */
    boolean isOfKeras() {
        return curves.containsKey("loss");
    }

    /** The curves over what they count. */
    TableRun.Finished finished() {
        Set<Integer> sizes = new HashSet<>();
        curves.values().forEach(curve -> sizes.add(curve.size));
        Set<TableColumns.Role> counted = new HashSet<>();
        List<LogCurve> finished = new ArrayList<>();
        boolean keras = isOfKeras() && sizes.size() == 1;
        for (Map.Entry<String, Numbers> curve : curves.entrySet()) {
            Numbers index = index(curve.getKey(), curve.getValue().size);
            counted.add(index == null ? TableColumns.Role.CURVE : index.role);
            finished.add(new LogCurve(curve.getKey(), series(curve.getValue(), index, keras ? 0 : 1)));
        }
        StepUnit unit = keras ? StepUnit.EPOCH : StepUnit.UNKNOWN;
        if (counted.equals(Set.of(TableColumns.Role.EPOCH))) {
            unit = StepUnit.EPOCH;
        } else if (counted.equals(Set.of(TableColumns.Role.STEP))) {
            unit = StepUnit.STEP;
        }
        return new TableRun.Finished(finished, unit, Series.EMPTY);
    }

    /** What counts a curve: an array beside it, or at the top, that is as long and grows. */
    private @Nullable Numbers index(String name, int size) {
        String prefix = name.substring(0, name.lastIndexOf('/') + 1);
        Numbers beside = indices.get(prefix);
        Numbers index = beside == null ? indices.get("") : beside;
        return index != null && index.size == size && grows(index) ? index : null;
    }

    private static boolean grows(Numbers index) {
        for (int i = 0; i < index.size; i++) {
            double value = index.values[i];
            boolean whole = value == Math.rint(value) && value >= 0 && value <= LogLimits.STEP;
            if (index.missing[i] || !whole || (i > 0 && value <= index.values[i - 1])) {
                return false;
            }
        }
        return true;
    }

    private static Series series(Numbers curve, @Nullable Numbers index, int first) {
        Series.Builder series = new Series.Builder();
        for (int i = 0; i < curve.size; i++) {
            if (!curve.missing[i]) {
                series.add(index == null ? i + (long) first : (long) index.values[i], curve.values[i]);
            }
        }
        return series.build();
    }
}
