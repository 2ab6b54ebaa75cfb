package dev.kasus.data.image;

/** Which source pixels make up each target pixel along one axis, and how much of each. The shares of a target add up to 1. */
final class AxisWeights {
    private final int[] first;
    private final float[][] weights;

    AxisWeights(int from, int to) {
        first = new int[to];
        weights = new float[to][];
        double step = (double) from / to;
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * step;
            int low = (int) Math.floor(step >= 1 ? i * step : centre - 0.5);
            int high = (int) Math.ceil(step >= 1 ? (i + 1) * step : centre + 0.5);
            first[i] = Math.max(0, low);
            weights[i] = new float[Math.min(from, high) - first[i]];
            double[] shares = new double[weights[i].length];
            double sum = 0;
            for (int k = 0; k < shares.length; k++) {
                int pixel = first[i] + k;
                shares[k] = step >= 1
                        ? Math.min(pixel + 1, (i + 1) * step) - Math.max(pixel, i * step)
                        : 1 - Math.abs(pixel + 0.5 - centre);
                sum += shares[k];
            }
            for (int k = 0; k < shares.length; k++) {
                weights[i][k] = (float) (shares[k] / sum);
            }
        }
    }

    /** The first source pixel of a target. */
    int first(int target) {
        return first[target];
    }

    /** How much of a target each source pixel makes up, from the first on. */
    float[] shares(int target) {
        return weights[target];
    }
}
