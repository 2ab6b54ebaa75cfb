package dev.kasus.records.log.table;

import dev.kasus.records.log.LogCurve;
import dev.kasus.records.log.StepUnit;
import dev.kasus.records.log.file.LogLimits;
import dev.kasus.signal.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One training while its table is read. A table may hold several one after the other: the newest is kept. */
public final class TableRun {
    private static final int FIRST = 8;

    private final Map<String, TableCurve> curves = new LinkedHashMap<>();
    private long[] steps = new long[FIRST];
    private double[] epochs = new double[FIRST];
    private int rows;
    private int number;
    private int trainings = 1;
    private long begins;
    private boolean headed;
    private boolean trained;

    /** The curve of a name; null if there are too many. */
    @Nullable
    TableCurve curve(String name) {
        TableCurve curve = curves.get(name);
        if (curve == null && curves.size() < LogLimits.CURVES && name.length() <= LogLimits.NAME) {
            curve = new TableCurve(name);
            curves.put(name, curve);
        }
        return curve;
    }

    /** A header stands before the next row: where its index is not after the first, it begins a training. */
    void header() {
        headed = rows > 0;
    }

    /** Rows are counted from 1 again: what follows is beside what was there, not after it. */
    void section() {
        number = 0;
    }

    /** Adds a row of so many cells. */
    void add(
            long line,
            long step,
            double epoch,
            @Nullable TableCurve[] of,
            double[] values,
            boolean[] percent,
            int count) {
        if (beginsAgain(step, epoch, of, count)) {
            rows = 0;
            number = 0;
            trained = false;
            curves.values().forEach(TableCurve::clear);
            trainings++;
            begins = line;
        }
        headed = false;
        if (rows == steps.length) {
            int longer = rows + (rows >> 1);
            steps = Arrays.copyOf(steps, longer);
            epochs = Arrays.copyOf(epochs, longer);
        }
        number++;
        steps[rows] = step < 0 ? -number : step;
        epochs[rows] = epoch;
        for (int i = 0; i < count; i++) {
            TableCurve curve = of[i];
            if (curve != null) {
                curve.add(rows, step, epoch, values[i], percent[i]);
                trained |= !curve.measured() && curve.advanced();
            }
        }
        rows++;
    }

    private boolean beginsAgain(long step, double epoch, @Nullable TableCurve[] of, int count) {
        if (step < 0 && Double.isNaN(epoch)) {
            return headed;
        }
        for (int i = 0; i < count; i++) {
            TableCurve curve = of[i];
            if (curve != null
                    && curve.size() > 0
                    && (curve.advanced() || headed)
                    && (!curve.measured() || !trained)
                    && curve.comparedWithFirst(step, epoch) <= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has no value. */
    boolean isEmpty() {
        return rows == 0;
    }

    /** The names of its curves. */
    List<String> names() {
        return List.copyOf(curves.keySet());
    }

    /** What was left out. */
    List<String> notes() {
        return trainings == 1
                ? List.of()
                : List.of(trainings
                        + " trainings stand one after the other; only the newest was read, which starts in line "
                        + begins);
    }

    /** Its curves, in the order of the table. The memory of the rows is given back: it can be asked once. */
    Finished finished() {
        TableCurve longest = new TableCurve("");
        for (TableCurve curve : curves.values()) {
            longest = curve.size() > longest.size() ? curve : longest;
        }
        int[] of = new int[longest.size()];
        Arrays.setAll(of, longest::row);
        TableAxis axis = TableAxis.of(Arrays.copyOf(steps, rows), Arrays.copyOf(epochs, rows), of);
        List<LogCurve> finished = new ArrayList<>();
        for (TableCurve curve : curves.values()) {
            if (curve.size() > 0) {
                finished.add(new LogCurve(curve.name(), curve.series(axis.steps())));
            }
        }
        return new Finished(finished, axis.unit(), axis.epochs());
    }

    /**
     * Curves and their axis.
     *
     * @param curves in the order of the table
     * @param unit of their steps
     * @param epochs at the steps
     */
    public record Finished(List<LogCurve> curves, StepUnit unit, Series epochs) {}
}
