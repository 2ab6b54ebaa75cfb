package dev.kasus.torch.evaluation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Sums over groups of observations, which are then one observation each.
 *
 * @param groups which there are, rising
 * @param sums of each
 */
@SuppressWarnings("ArrayRecordComponent")
record Clusters(int[] groups, double[] sums) {
    /**
     * Sums of what is made of each value, group by group.
     *
     * @param groupOf of each value, 0 or more
     */
    static Clusters of(double[] values, DoubleUnaryOperator made, int[] groupOf) {
        int[] groups = Arrays.stream(groupOf).sorted().distinct().toArray();
        double[] sums = new double[groups.length];
        for (int i = 0; i < values.length; i++) {
            sums[Arrays.binarySearch(groups, groupOf[i])] += made.applyAsDouble(values[i]);
        }
        return new Clusters(groups, sums);
    }

    int count() {
        return groups.length;
    }

    /** Sum of squares, over one less than there are and times their number. */
    double spread() {
        return Arrays.stream(sums).map(sum -> sum * sum).sum() * count() / (count() - 1);
    }

    /** How many groups are among another's, too. */
    int shared(Clusters other) {
        return (int) Arrays.stream(groups)
                .filter(group -> Arrays.binarySearch(other.groups, group) >= 0)
                .count();
    }

    /** Sum over the groups of both of the products of their sums. */
    double product(Clusters other) {
        double product = 0;
        for (int i = 0; i < groups.length; i++) {
            int place = Arrays.binarySearch(other.groups, groups[i]);
            product += place < 0 ? 0 : sums[i] * other.sums[place];
        }
        return product;
    }
}
