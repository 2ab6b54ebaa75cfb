package dev.kasus.data.reef.drawing;

/**
 * The curves that pictures are made of. They use nothing but basic arithmetic, which Java defines to the last bit, so a seed draws
 * the same bytes on every machine; {@link Math#sin} and the like are free to differ.
 */
public final class Shaping {
    private Shaping() {}

    public static double clamp(double value) {
        return value < 0 ? 0 : value > 1 ? 1 : value;
    }

    /** 0 up to {@code from}, 1 beyond {@code to}, smooth between. */
    public static double step(double from, double to, double value) {
        double s = clamp((value - from) / (to - from));
        return s * s * (3 - 2 * s);
    }

    /** A smooth wave between -1 and 1 that repeats every turn: 1 at 0, -1 at one half. */
    public static double wave(double turns) {
        double s = Math.abs(2 * (turns - Math.floor(turns)) - 1);
        return 2 * s * s * (3 - 2 * s) - 1;
    }

    /** The angle of a direction in radians, -pi to pi, good to a thousandth. */
    public static double angle(double y, double x) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        double a = Math.min(ax, ay) / Math.max(Math.max(ax, ay), 1e-12);
        double s = a * a;
        double angle = ((-0.0464964749 * s + 0.15931422) * s - 0.327622764) * s * a + a;
        angle = ay > ax ? Math.PI / 2 - angle : angle;
        angle = x < 0 ? Math.PI - angle : angle;
        return y < 0 ? -angle : angle;
    }

    /** A number from 0 to 1 that looks random and belongs to a cell of a grid. */
    public static double hash(int x, int y, int seed) {
        int h = (x * 0x27D4EB2D) ^ (y * 0x165667B1) ^ (seed * 0x9E3779B1);
        h = (h ^ (h >>> 15)) * 0x2C1B3C6D;
        h = (h ^ (h >>> 12)) * 0x297A2D39;
        return ((h ^ (h >>> 15)) >>> 8) * (1.0 / (1 << 24));
    }

    /** Smooth noise from 0 to 1 with bumps of about one unit. */
    public static double noise(double x, double y, int seed) {
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        double fx = x - ix;
        double fy = y - iy;
        fx = fx * fx * (3 - 2 * fx);
        fy = fy * fy * (3 - 2 * fy);
        double top = hash(ix, iy, seed) * (1 - fx) + hash(ix + 1, iy, seed) * fx;
        double bottom = hash(ix, iy + 1, seed) * (1 - fx) + hash(ix + 1, iy + 1, seed) * fx;
        return top * (1 - fy) + bottom * fy;
    }
}
