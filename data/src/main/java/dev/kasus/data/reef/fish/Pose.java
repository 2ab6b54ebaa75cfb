package dev.kasus.data.reef.fish;

import dev.kasus.data.reef.drawing.Shaping;

/**
 * How a fish lies in the picture. Places on the fish are bent (the swimming body), stretched, turned and moved.
 *
 * @param centerX middle of the fish, in pixels
 * @param centerY middle of the fish, in pixels
 * @param length of a whole fish, in pixels
 * @param cos of its turn
 * @param sin of its turn
 * @param shortening of its length, seen a little from ahead or behind
 * @param depth of its body, 1 for the species' usual
 * @param tail how far the tail swings up or down
 * @param wave height of the waves that run along the body
 * @param phase of these waves, in turns
 */
public record Pose(
        double centerX,
        double centerY,
        double length,
        double cos,
        double sin,
        double shortening,
        double depth,
        double tail,
        double wave,
        double phase) {
    /** Waves along the body. */
    private static final double WAVES = 1.35;

    double pixelX(double x, double y) {
        return centerX + length * (cos * shortening * x - sin * (depth * y + bend(x)));
    }

    double pixelY(double x, double y) {
        return centerY + length * (sin * shortening * x + cos * (depth * y + bend(x)));
    }

    /** The place on the fish that is seen at a pixel. */
    void locate(double pixelX, double pixelY, Point place) {
        double dx = (pixelX - centerX) / length;
        double dy = (pixelY - centerY) / length;
        place.x = (cos * dx + sin * dy) / shortening;
        place.y = (cos * dy - sin * dx - bend(place.x)) / depth;
    }

    private double bend(double x) {
        double behind = Math.max(0, x + 0.1);
        double swing = tail * behind * behind;
        return wave == 0 ? swing : swing + wave * (0.75 + 0.5 * x) * Shaping.wave(x * WAVES + phase);
    }
}
