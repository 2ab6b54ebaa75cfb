package dev.kasus.trial;

import java.util.Arrays;

/**
 * What an arm and its control came to, seed by seed: the same initial weights, the same batches, the same order.
 *
 * @param control metric of the control under each seed
 * @param arm metric of the arm under the same seeds
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pairs(double[] control, double[] arm) {
    /** Refuses what is not paired. */
    public Pairs {
        if (control.length != arm.length) {
            throw new IllegalArgumentException(control.length + " controls but " + arm.length + " of the arm");
        }
    }

    /** How many. */
    public int count() {
        return control.length;
    }

    /** The first of them. */
    public Pairs first(int count) {
        return new Pairs(Arrays.copyOf(control, count), Arrays.copyOf(arm, count));
    }

    /** Mean of arm less control; NaN of none. */
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
     * @param resolution smallest step of the metric: a spread below it is not believed, or three pairs that happen to agree would
     *     prove anything
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
