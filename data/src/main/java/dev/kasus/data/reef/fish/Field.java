package dev.kasus.data.reef.fish;

import static dev.kasus.data.reef.drawing.Shaping.clamp;
import static dev.kasus.data.reef.drawing.Shaping.hash;

import dev.kasus.data.reef.drawing.Shaping;

/** Where on a fish a marking is: 1 inside, 0 outside, and between the two at edges, over about a pixel. */
@FunctionalInterface
interface Field {
    double at(Point p);

    /** Only where the other is too. */
    default Field and(Field other) {
        return p -> {
            double here = at(p);
            return here == 0 ? 0 : here * other.at(p);
        };
    }

    /** Only where the other is not. */
    default Field without(Field other) {
        return p -> {
            double here = at(p);
            return here == 0 ? 0 : here * (1 - other.at(p));
        };
    }

    /** How much of a pixel is inside that lies so far within an edge. */
    private static double cover(double depth, Point p) {
        return clamp(0.5 + depth / (2 * p.soft));
    }

    /** A band across the fish, leaning by {@code slant} and bulging backwards by {@code bulge}. */
    static Field band(double x, double width, double slant, double bulge) {
        return p -> cover(width / 2 - Math.abs(p.x - x - slant * p.y - bulge * p.y * p.y), p);
    }

    /** Everything behind a line across the fish. */
    static Field behind(double x, double slant) {
        return p -> cover(p.x - x - slant * p.y, p);
    }

    /** Everything below a line along the fish. */
    static Field below(double y, double slope) {
        return p -> cover(p.y - y - slope * p.x, p);
    }

    /** Bars across, one every {@code period}; {@code share} of it is inside. */
    static Field bars(double period, double share, double phase, double slant) {
        return p -> periodic((p.x + slant * p.y) / period + phase, period, share, p);
    }

    /** Lines along, one every {@code period}. */
    static Field lines(double period, double share, double phase, double slope) {
        return p -> periodic((p.y + slope * p.x) / period + phase, period, share, p);
    }

    private static double periodic(double turns, double period, double share, Point p) {
        double off = Math.abs(turns - Math.floor(turns) - 0.5) * period;
        return cover(share * period / 2 - off, p);
    }

    /** An ellipse, turned by an angle whose tangent is given. */
    static Field patch(double x, double y, double rx, double ry, double tangent) {
        double cos = 1 / Math.sqrt(1 + tangent * tangent);
        double sin = tangent * cos;
        double r = Math.min(rx, ry);
        return p -> {
            double dx = p.x - x;
            double dy = p.y - y;
            double u = (cos * dx + sin * dy) / rx;
            double v = (cos * dy - sin * dx) / ry;
            double square = u * u + v * v;
            return square > 4 ? 0 : cover(r * (1 - Math.sqrt(square)), p);
        };
    }

    /** A circle's line, of a width. */
    static Field ring(double x, double y, double radius, double width) {
        return p -> {
            double dx = p.x - x;
            double dy = p.y - y;
            return cover(width / 2 - Math.abs(Math.sqrt(dx * dx + dy * dy) - radius), p);
        };
    }

    /** A short line, of a width. */
    static Field stroke(double x0, double y0, double x1, double y1, double width) {
        double lx = x1 - x0;
        double ly = y1 - y0;
        double square = lx * lx + ly * ly;
        return p -> {
            double s = clamp(((p.x - x0) * lx + (p.y - y0) * ly) / square);
            double dx = p.x - x0 - s * lx;
            double dy = p.y - y0 - s * ly;
            return cover(width / 2 - Math.sqrt(dx * dx + dy * dy), p);
        };
    }

    /** Round spots, one in {@code share} of the cells of a grid, strewn differently on each individual. */
    static Field spots(double cell, double radius, double share) {
        return p -> {
            double u = p.x / cell;
            double v = p.y / cell;
            int row = (int) Math.floor(v);
            double shifted = u + (row & 1) * 0.5;
            int column = (int) Math.floor(shifted);
            if (hash(column, row, p.seed) > share) {
                return 0;
            }
            double room = 0.5 - radius / cell;
            double dx = shifted - column - 0.5 - (hash(column, row, p.seed + 1) - 0.5) * 2 * room;
            double dy = v - row - 0.5 - (hash(column, row, p.seed + 2) - 0.5) * 2 * room;
            double r = radius * (0.7 + 0.5 * hash(column, row, p.seed + 3));
            return cover(r - Math.sqrt(dx * dx + dy * dy) * cell, p);
        };
    }

    /** Blotches of about a size, different on each individual; {@code share} is roughly what they cover. */
    static Field blotches(double size, double share) {
        return p -> cover((Shaping.noise(p.x / size, p.y / size, p.seed) - 1 + share) * size, p);
    }

    /** The edges of scales that overlap like tiles; they fade where a pixel is no smaller than a scale. */
    static Field scales(double size) {
        return p -> {
            double visible = clamp(size / (2 * p.soft) - 1);
            if (visible == 0) {
                return 0;
            }
            int column = (int) Math.floor(p.x / (size * 0.8));
            double u = p.x / (size * 0.8) - column;
            double v = p.y / size + (column & 1) * 0.5;
            v = v - Math.floor(v) - 0.5;
            double arc = 0.3 + 2.2 * v * v;
            return visible * cover(size * (0.13 - Math.abs(u - arc)), p);
        };
    }

    /** Beyond a share of the way from back (-1) to belly (1), or from root (0) to edge (1); fades in {@code over} so much of it. */
    static Field beyond(double t, double over) {
        return p -> Shaping.step(t - over / 2, t + over / 2, p.t);
    }
}
