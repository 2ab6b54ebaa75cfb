package dev.kasus.report.svg;

import dev.kasus.signal.Series;
import java.util.Arrays;

/**
 * A series resampled to equal cells of a run. A cell holds the mean of its values, or the next value if it has none,
 * because a reading stands for the steps since the last one. Cells after the last reading are unknown.
 */
public final class Cells {
    private final double[] values;
    private final int known;

    private Cells(double[] values, int known) {
        this.values = values;
        this.known = known;
    }

    /**
     * The cells of a series.
     *
     * @param count number of cells
     * @param lastStep where the last one ends; the first begins at step 0
     * @param logarithmic whether to take the geometric mean
     */
    public static Cells of(Series series, int count, long lastStep, boolean logarithmic) {
        double[] values = new double[count];
        int[] counts = new int[count];
        int known = 0;
        for (int i = 0; i < series.size(); i++) {
            int cell = cellOf(series.step(i), count, lastStep);
            double value = series.value(i);
            values[cell] += logarithmic ? Math.log(value) : value;
            counts[cell]++;
            known = cell + 1;
        }
        double next = Double.NaN;
        for (int cell = known - 1; cell >= 0; cell--) {
            if (counts[cell] > 0) {
                double mean = values[cell] / counts[cell];
                next = logarithmic ? Math.exp(mean) : mean;
            }
            values[cell] = next;
        }
        return new Cells(Arrays.copyOf(values, known), count);
    }

    /** The cell of a step, from 0. */
    static int cellOf(long step, int count, long lastStep) {
        double share = (double) step / Math.max(1, lastStep);
        return Math.max(0, Math.min(count - 1, (int) Math.ceil(share * count) - 1));
    }

    /** Number of cells. */
    public int count() {
        return known;
    }

    /** Whether a cell has a value. */
    public boolean isKnown(int cell) {
        return cell < values.length;
    }

    /** The value of a known cell; not finite if one of its readings is not. */
    public double value(int cell) {
        return values[cell];
    }

    /** Whether a value is not finite. */
    public boolean isBroken() {
        return !Arrays.stream(values).allMatch(Double::isFinite);
    }

    /** The values of the known cells. */
    public double[] values() {
        return values.clone();
    }
}
