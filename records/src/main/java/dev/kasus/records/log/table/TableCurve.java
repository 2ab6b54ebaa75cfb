package dev.kasus.records.log.table;

import dev.kasus.signal.Series;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A curve while its table is read: values, and the rows in which they stand. */
final class TableCurve {
    private static final Pattern MEASURED = Pattern.compile("(?i).*(val|eval|test).*");
    private static final int FIRST = 8;

    private final String name;
    private final boolean measured;
    private int[] rows = new int[FIRST];
    private double[] values = new double[FIRST];
    private int size;
    private boolean percent;
    private long firstStep;
    private double firstEpoch;
    private boolean advanced;

    TableCurve(String name) {
        this.name = name;
        measured = MEASURED.matcher(name).matches();
    }

    /** As the log spells it, with a percent sign if its values have one. */
    String name() {
        return percent && !name.endsWith("%") ? name + " %" : name;
    }

    /** Whether it is measured rather than trained on, by its name: that is repeated without a new training. */
    boolean measured() {
        return measured;
    }

    int size() {
        return size;
    }

    /** The row of a value. */
    int row(int index) {
        return rows[index];
    }

    /** Whether an index stands after the first of the curve; the step alone decides if the epoch is not known. */
    int comparedWithFirst(long step, double epoch) {
        int epochs = Double.isNaN(epoch) || Double.isNaN(firstEpoch) ? 0 : Double.compare(epoch, firstEpoch);
        return epochs != 0 || step < 0 || firstStep < 0 ? epochs : Long.compare(step, firstStep);
    }

    /** Whether it has had two indices. */
    boolean advanced() {
        return advanced;
    }

    void add(int row, long step, double epoch, double value, boolean inPercent) {
        if (size == rows.length) {
            int longer = size + (size >> 1);
            rows = Arrays.copyOf(rows, longer);
            values = Arrays.copyOf(values, longer);
        }
        if (size == 0) {
            firstStep = step;
            firstEpoch = epoch;
        } else if (!advanced) {
            advanced = comparedWithFirst(step, epoch) > 0;
        }
        rows[size] = row;
        values[size++] = value;
        percent |= inPercent;
    }

    void clear() {
        size = 0;
        advanced = false;
        percent = false;
    }

    /**
     * The curve over given steps of its rows; its own memory is given back.
     *
     * <p>NaN that comes and goes stands for an empty cell, as in tables that another library wrote: a loss that is lost stays so.
     */
    Series series(long[] steps) {
        boolean sparse = isSparse();
        Series.Builder series = new Series.Builder();
        for (int i = 0; i < size; i++) {
            if (!sparse || !Double.isNaN(values[i])) {
                series.add(steps[rows[i]], values[i]);
            }
        }
        rows = new int[FIRST];
        values = new double[FIRST];
        size = 0;
        return series.build();
    }

    private boolean isSparse() {
        int empty = 0;
        int again = 0;
        for (int i = 0; i < size; i++) {
            if (Double.isNaN(values[i])) {
                empty++;
            } else if (i > 0 && Double.isNaN(values[i - 1])) {
                again++;
            }
        }
        return again >= 2 && empty * 3L >= size;
    }
}
