package dev.kasus.trial;

import java.util.Arrays;

/**
 * Arms that are compared with one control by one metric: the difference of each arm from the control under each seed.
 *
 * @param differences for each arm and seed, NaN where the arm or the control has no run; larger is better
 */
@SuppressWarnings("ArrayRecordComponent")
public record Family(double[][] differences) {
    /** Refuses arms with different numbers of seeds. */
    public Family {
        for (double[] arm : differences) {
            if (arm.length != differences[0].length) {
                throw new IllegalArgumentException(arm.length + " seeds of an arm, but " + differences[0].length
                        + " of another; use NaN where there is no run");
            }
        }
    }

    /**
     * From the metric of every run.
     *
     * @param values for the control and then for each arm the metric under each seed, NaN where there is no run
     */
    public static Family of(double[][] values) {
        double[][] differences = new double[values.length - 1][];
        for (int arm = 0; arm < differences.length; arm++) {
            if (values[arm + 1].length != values[0].length) {
                throw new IllegalArgumentException(
                        values[0].length + " controls but " + values[arm + 1].length + " of an arm");
            }
            differences[arm] = new double[values[0].length];
            for (int seed = 0; seed < values[0].length; seed++) {
                differences[arm][seed] = values[arm + 1][seed] - values[0][seed];
            }
        }
        return new Family(differences);
    }

    /** Number of arms. */
    public int size() {
        return differences.length;
    }

    /** Number of pairs of an arm. */
    public int pairs(int arm) {
        return (int) Arrays.stream(differences[arm])
                .filter(value -> !Double.isNaN(value))
                .count();
    }

    /** The first pairs of each arm; the others are left out. */
    Family first(int[] pairs) {
        double[][] kept = new double[size()][];
        for (int arm = 0; arm < size(); arm++) {
            kept[arm] = differences[arm].clone();
            int left = pairs[arm];
            for (int seed = 0; seed < kept[arm].length; seed++) {
                if (!Double.isNaN(kept[arm][seed]) && left-- <= 0) {
                    kept[arm][seed] = Double.NaN;
                }
            }
        }
        return new Family(kept);
    }

    /** One arm, as if there were no other. */
    Family only(int arm) {
        return new Family(new double[][] {differences[arm]});
    }
}
