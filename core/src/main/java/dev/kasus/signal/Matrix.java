package dev.kasus.signal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A matrix signal at one step, such as a confusion matrix.
 *
 * @param step of the run
 * @param rows number of rows
 * @param columns number of columns
 * @param values row by row
 */
@SuppressWarnings("ArrayRecordComponent")
public record Matrix(long step, int rows, int columns, double[] values) {
    /** Refuses values that are not rows times columns. */
    public Matrix {
        if (rows < 0 || columns < 0 || values.length != (long) rows * columns) {
            throw new IllegalArgumentException(values.length + " values for " + rows + "x" + columns);
        }
    }

    /** One element. */
    public double at(int row, int column) {
        return values[row * columns + column];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Matrix matrix
                && step == matrix.step
                && rows == matrix.rows
                && columns == matrix.columns
                && Arrays.equals(values, matrix.values);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(step) + 31 * Arrays.hashCode(values);
    }
}
