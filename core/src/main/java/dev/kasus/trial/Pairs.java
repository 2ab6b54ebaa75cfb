package dev.kasus.trial;

import java.util.Arrays;

/**
 * The metric of an arm and of its control, paired by seed: same initial weights, same batches, same order.
 *
 * @param control metric of the control under each seed
 * @param arm metric of the arm under the same seeds
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pairs(double[] control, double[] arm) {
    /** Refuses arrays of different length. */
    public Pairs {
        if (control.length != arm.length) {
            throw new IllegalArgumentException(control.length + " controls but " + arm.length + " of the arm");
        }
    }

    /** Number of pairs. */
    public int count() {
        return control.length;
    }

    /** The first pairs. */
    public Pairs first(int count) {
        return new Pairs(Arrays.copyOf(control, count), Arrays.copyOf(arm, count));
    }

    /** Mean of arm minus control; NaN without pairs. */
    public double meanDifference() {
        double sum = 0;
        for (int i = 0; i < count(); i++) {
            sum += arm[i] - control[i];
        }
        return sum / count();
    }

    /**
     * Standard error of the mean difference.
     *
     * @param resolution smallest step of the metric and least standard deviation: else three pairs that agree by
     *     chance would prove anything
     */
    public double standardError(double resolution) {
        double mean = meanDifference();
        double squares = 0;
        for (int i = 0; i < count(); i++) {
            double deviation = arm[i] - control[i] - mean;
            squares += deviation * deviation;
        }
        double spread = Math.sqrt(squares / (count() - 1));
        return Math.max(spread, resolution) / Math.sqrt(count());
    }
}
