package dev.kasus.data.reef;

import dev.kasus.data.reef.drawing.Canvas;
import dev.kasus.data.reef.drawing.Paint;
import dev.kasus.data.reef.drawing.Shaping;

/** Where growths are drawn: a canvas, seen through so much water. */
final class Site {
    private static final int ROUND = 20;

    private final Canvas canvas;
    private final Water water;
    private final double haze;

    Site(Canvas canvas, Water water, double haze) {
        this.canvas = canvas;
        this.water = water;
        this.haze = haze;
    }

    /** Paints the shape that was begun. */
    void fill(Paint paint) {
        canvas.fill(water.before(paint, haze));
    }

    /** A dome that stands on its base line; more or less rough. */
    void dome(double x, double base, double width, double height, double rough, int seed) {
        for (int i = 0; i <= ROUND; i++) {
            double turn = i / (2.0 * ROUND) + 0.5;
            double r = 1 - rough * Shaping.noise(i * 0.35, 0, seed);
            canvas.corner(x + width / 2 * r * Shaping.wave(turn), base + height * r * Shaping.wave(turn - 0.25));
        }
    }

    /** Three quarters of a disc about a foot, with a frayed edge. */
    void fan(double x, double y, double radius, int seed) {
        for (int i = 0; i <= ROUND; i++) {
            double turn = 0.53 + 0.44 * i / ROUND;
            double r = radius * (0.8 + 0.2 * Shaping.noise(i * 0.7, 1, seed));
            canvas.corner(x + r * 0.8 * Shaping.wave(turn), y + r * Shaping.wave(turn - 0.25));
        }
        canvas.corner(x, y);
    }

    void ellipse(double x, double y, double rx, double ry) {
        for (int i = 0; i < ROUND; i++) {
            double turn = (double) i / ROUND;
            canvas.corner(x + rx * Shaping.wave(turn), y + ry * Shaping.wave(turn - 0.25));
        }
    }

    /** A strip along a line of points x, y, x, y, ... with a round end, from one width to another. */
    void strip(double from, double to, double... line) {
        int n = line.length / 2;
        for (int i = 0; i < n; i++) {
            side(line, i, n, (from + (to - from) * i / (n - 1)) / 2);
        }
        double x = line[2 * n - 2];
        double y = line[2 * n - 1];
        double dx = x - line[2 * n - 4];
        double dy = y - line[2 * n - 3];
        double reach = to / 2 / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        canvas.corner(x + dx * reach, y + dy * reach);
        for (int i = n - 1; i >= 0; i--) {
            side(line, i, n, -(from + (to - from) * i / (n - 1)) / 2);
        }
    }

    private void side(double[] line, int i, int n, double half) {
        int before = 2 * Math.max(0, i - 1);
        int after = 2 * Math.min(n - 1, i + 1);
        double dx = line[after] - line[before];
        double dy = line[after + 1] - line[before + 1];
        double scale = half / Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        canvas.corner(line[2 * i] - dy * scale, line[2 * i + 1] + dx * scale);
    }
}
