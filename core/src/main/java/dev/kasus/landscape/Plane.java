package dev.kasus.landscape;

/**
 * A plane in the space of weights.
 *
 * @param origin a point in it
 * @param first a direction of length 1
 * @param second a direction of length 1, at right angles to the first
 */
@SuppressWarnings("ArrayRecordComponent")
public record Plane(float[] origin, float[] first, float[] second) {
    /** The plane through three points (arXiv 1802.10026, section 3): all three lie in it, the first at the origin, the second on the first axis. */
    public static Plane through(float[] a, float[] b, float[] c) {
        float[] first = unit(minus(b, a), new float[a.length]);
        float[] second = unit(minus(c, a), first);
        return new Plane(a, first, second);
    }

    /** Where a point stands above the plane: its coordinates along both axes. */
    public double[] shadow(float[] point) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < point.length; i++) {
            double along = (double) point[i] - origin[i];
            x += along * first[i];
            y += along * second[i];
        }
        return new double[] {x, y};
    }

    /** How far a point is from the plane. */
    public double distance(float[] point) {
        double[] shadow = shadow(point);
        double whole = 0;
        for (int i = 0; i < point.length; i++) {
            double off = (double) point[i] - origin[i] - shadow[0] * first[i] - shadow[1] * second[i];
            whole += off * off;
        }
        return Math.sqrt(whole);
    }

    /** The weights at coordinates. */
    public float[] at(double x, double y) {
        float[] point = new float[origin.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) (origin[i] + x * first[i] + y * second[i]);
        }
        return point;
    }

    private static float[] minus(float[] a, float[] b) {
        float[] difference = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    /** The part of a vector at right angles to a unit vector, with length 1; zeros where nothing is left of it. */
    private static float[] unit(float[] vector, float[] without) {
        double along = dot(vector, without);
        float[] rest = new float[vector.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (float) (vector[i] - along * without[i]);
        }
        double length = Math.sqrt(dot(rest, rest));
        for (int i = 0; i < rest.length && length > 0; i++) {
            rest[i] = (float) (rest[i] / length);
        }
        return rest;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
