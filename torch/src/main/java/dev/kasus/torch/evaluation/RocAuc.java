package dev.kasus.torch.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve of a score for the images of a class, with its standard error.
 *
 * @param auc probability that an image of the class has the larger score, ties counting half (Mann and Whitney
 *     1947); NaN if there are none of either or a score is not a number
 * @param error its standard error (DeLong, DeLong and Clarke-Pearson 1988), with the images of a group counted as
 *     one observation (Obuchowski 1997, equations 3 to 5): frames of one track say little more than one of them; NaN
 *     if there are fewer than two groups of either
 */
public record RocAuc(double auc, double error) {
    private static final RocAuc UNKNOWN = new RocAuc(Double.NaN, Double.NaN);
    private static final long INDEX = 0xFFFF_FFFFL;

    /** The ranking of some scores above others, each of an image by itself. */
    public static RocAuc of(float[] own, float[] others) {
        return of(
                own,
                IntStream.range(0, own.length).toArray(),
                others,
                IntStream.range(own.length, own.length + others.length).toArray());
    }

    /**
     * The ranking of some scores above others.
     *
     * @param ownGroups the group of each of the scores
     * @param otherGroups the group of each of the others; one that is among both holds images of both kinds
     */
    public static RocAuc of(float[] own, int[] ownGroups, float[] others, int[] otherGroups) {
        int[] ownOrder = order(own);
        int[] otherOrder = order(others);
        if (own.length == 0
                || others.length == 0
                || Float.isNaN(own[ownOrder[own.length - 1]])
                || Float.isNaN(others[otherOrder[others.length - 1]])) {
            return UNKNOWN;
        }
        double[] below = placements(own, ownOrder, others, otherOrder);
        double[] above = placements(others, otherOrder, own, ownOrder);
        double auc = Arrays.stream(below).average().orElseThrow();
        // The share of the class's images that lie above an image of the others, less the mean of that share.
        Clusters ofOwn = Clusters.of(below, share -> share - auc, ownGroups);
        Clusters ofOthers = Clusters.of(above, share -> 1 - share - auc, otherGroups);
        return new RocAuc(auc, Math.sqrt(variance(ofOwn, own.length, ofOthers, others.length)));
    }

    private static double variance(Clusters own, int owns, Clusters others, int other) {
        if (own.count() < 2 || others.count() < 2) {
            return Double.NaN;
        }
        int both = own.shared(others);
        double all = own.count() + others.count() - both;
        double joint = both == 0 ? 0 : 2 * all / (all - 1) * own.product(others) / owns / other;
        return Math.max(0, own.spread() / owns / owns + others.spread() / other / other + joint);
    }

    /** Indices of the values from the smallest to the largest, NaN last. */
    private static int[] order(float[] values) {
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits(values[i]);
            // As integers, the bits of negative numbers run backwards.
            keys[i] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) (key & INDEX)).toArray();
    }

    /** For each value the share of the others that lie below it, equals counting half. */
    private static double[] placements(float[] values, int[] order, float[] others, int[] otherOrder) {
        double[] placements = new double[values.length];
        int below = 0;
        int notAbove = 0;
        for (int i : order) {
            while (below < others.length && others[otherOrder[below]] < values[i]) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < others.length && others[otherOrder[notAbove]] == values[i]) {
                notAbove++;
            }
            placements[i] = (below + notAbove) / 2.0 / others.length;
        }
        return placements;
    }
}
