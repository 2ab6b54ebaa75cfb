package dev.kasus.data.reef.fish;

import java.util.Arrays;

/** Height of back and belly along a body, read off its outline. */
final class Profile {
    private static final int PLACES = 96;

    private final double[] middle = new double[PLACES + 1];
    private final double[] half = new double[PLACES + 1];

    Profile(Outline body) {
        double[] top = new double[PLACES + 1];
        double[] bottom = new double[PLACES + 1];
        Arrays.fill(top, Double.MAX_VALUE);
        Arrays.fill(bottom, -Double.MAX_VALUE);
        int n = body.xs.length;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            double from = Math.min(body.xs[i], body.xs[j]);
            double to = Math.max(body.xs[i], body.xs[j]);
            for (int k = place(from); k <= Math.min(PLACES, place(to) + 1); k++) {
                double x = Math.max(from, Math.min(to, (double) k / PLACES - 0.5));
                double s = to == from ? 0 : (x - body.xs[i]) / (body.xs[j] - body.xs[i]);
                double y = body.ys[i] + s * (body.ys[j] - body.ys[i]);
                top[k] = Math.min(top[k], y);
                bottom[k] = Math.max(bottom[k], y);
            }
        }
        for (int k = 0; k <= PLACES; k++) {
            middle[k] = bottom[k] < top[k] ? 0 : (top[k] + bottom[k]) / 2;
            half[k] = Math.max(0.005, (bottom[k] - top[k]) / 2);
        }
    }

    private static int place(double x) {
        return Math.max(0, Math.min(PLACES, (int) Math.floor((x + 0.5) * PLACES)));
    }

    /** Where between back (-1) and belly (1) a place lies. */
    double across(double x, double y) {
        double at = Math.max(0, Math.min(PLACES - 1e-6, (x + 0.5) * PLACES));
        int k = (int) at;
        double s = at - k;
        double m = middle[k] + s * (middle[k + 1] - middle[k]);
        double h = half[k] + s * (half[k + 1] - half[k]);
        return Math.max(-1, Math.min(1, (y - m) / h));
    }
}
