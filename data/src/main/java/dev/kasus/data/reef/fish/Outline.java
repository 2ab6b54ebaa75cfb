package dev.kasus.data.reef.fish;

import dev.kasus.data.reef.drawing.Canvas;
import java.util.Arrays;

/**
 * A closed line around a part of a fish. A fish lies in a square of side 1 about the origin, its nose to the left (negative x) and
 * its back up (negative y).
 */
public final class Outline {
    /** Straight pieces between two given points. */
    private static final int PIECES = 5;

    public final double[] xs;
    public final double[] ys;

    private Outline(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /** A smooth closed line through points x, y, x, y, ... (Catmull and Rom); a point given twice makes a corner. */
    static Outline through(double... points) {
        int n = points.length / 2;
        double[] xs = new double[n * PIECES];
        double[] ys = new double[n * PIECES];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < PIECES; k++) {
                double s = (double) k / PIECES;
                xs[i * PIECES + k] = between(points, 0, i, n, s);
                ys[i * PIECES + k] = between(points, 1, i, n, s);
            }
        }
        return new Outline(xs, ys);
    }

    /** A strip along a line of points, from one width to another: a spine, a filament, a barbel. */
    static Outline strip(double from, double to, double... points) {
        int n = points.length / 2;
        double[] around = new double[4 * n];
        for (int i = 0; i < n; i++) {
            int before = Math.max(0, i - 1) * 2;
            int after = Math.min(n - 1, i + 1) * 2;
            double dx = points[after] - points[before];
            double dy = points[after + 1] - points[before + 1];
            double half = (from + (to - from) * i / Math.max(1, n - 1)) / 2 / Math.sqrt(dx * dx + dy * dy);
            around[2 * i] = points[2 * i] - dy * half;
            around[2 * i + 1] = points[2 * i + 1] + dx * half;
            around[4 * n - 2 - 2 * i] = points[2 * i] + dy * half;
            around[4 * n - 1 - 2 * i] = points[2 * i + 1] - dx * half;
        }
        return through(around);
    }

    private static double between(double[] points, int axis, int i, int n, double s) {
        double p0 = points[2 * ((i + n - 1) % n) + axis];
        double p1 = points[2 * i + axis];
        double p2 = points[2 * ((i + 1) % n) + axis];
        double p3 = points[2 * ((i + 2) % n) + axis];
        return p1 + s / 2 * (p2 - p0 + s * (2 * p0 - 5 * p1 + 4 * p2 - p3 + s * (3 * (p1 - p2) + p3 - p0)));
    }

    /** Least and greatest distance from a point. */
    double[] reach(double x, double y) {
        double[] distances = new double[xs.length];
        Arrays.setAll(distances, i -> Math.sqrt((xs[i] - x) * (xs[i] - x) + (ys[i] - y) * (ys[i] - y)));
        return new double[] {
            Arrays.stream(distances).min().orElse(0),
            Arrays.stream(distances).max().orElse(0)
        };
    }

    /** Draws the line on the canvas as a fish of that pose has it, to be filled. */
    void trace(Canvas canvas, Pose pose) {
        for (int i = 0; i < xs.length; i++) {
            canvas.corner(pose.pixelX(xs[i], ys[i]), pose.pixelY(xs[i], ys[i]));
        }
    }
}
