package dev.kasus.trial;

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
}
