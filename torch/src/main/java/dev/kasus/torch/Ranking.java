package dev.kasus.torch;

import java.util.Arrays;

/**
 * How well a score ranks the images of a class above others.
 *
 * @param auc probability that an image of the class has the larger score, ties counting half (Mann and Whitney 1947); NaN if there are
 *     none of either or a score is not a number
 * @param error its standard error (DeLong, DeLong and Clarke-Pearson 1988); NaN if there are fewer than two of either
 */
record Ranking(double auc, double error) {
    private static final Ranking UNKNOWN = new Ranking(Double.NaN, Double.NaN);

    /** The ranking of some scores above others; sorts both. */
    static Ranking of(float[] own, float[] others) {
        Arrays.sort(own);
        Arrays.sort(others);
        // NaN sorts last.
        if (own.length == 0
                || others.length == 0
                || Float.isNaN(own[own.length - 1])
                || Float.isNaN(others[others.length - 1])) {
            return UNKNOWN;
        }
        double[] below = placements(own, others);
        double[] above = placements(others, own);
        double auc = Arrays.stream(below).average().orElseThrow();
        return new Ranking(auc, Math.sqrt(variance(below) / own.length + variance(above) / others.length));
    }

    /** For each value the share of the others that lie below it, equals counting half; both sorted. */
    private static double[] placements(float[] values, float[] others) {
        double[] placements = new double[values.length];
        int below = 0;
        int notAbove = 0;
        for (int i = 0; i < values.length; i++) {
            while (below < others.length && others[below] < values[i]) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < others.length && others[notAbove] == values[i]) {
                notAbove++;
            }
            placements[i] = (below + notAbove) / 2.0 / others.length;
        }
        return placements;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
