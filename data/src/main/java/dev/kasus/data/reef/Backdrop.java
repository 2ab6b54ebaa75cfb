package dev.kasus.data.reef;

import dev.kasus.data.reef.drawing.Canvas;
import dev.kasus.data.reef.drawing.Rgb;
import dev.kasus.data.reef.drawing.Shaping;
import dev.kasus.data.reef.fish.Pose;
import java.util.SplittableRandom;

/** What is behind the fish, and what stands before it. */
final class Backdrop {
    private static final Rgb[] SANDS = {Rgb.of(0xE3D3A8), Rgb.of(0xD6C7A6), Rgb.of(0xCDBB8E), Rgb.of(0xE8DCC4)};
    /** Growths in the fullest reef. */
    private static final int MOST = 24;
    /** Bubbles in the fullest reef. */
    private static final int BUBBLES = 10;

    private final Canvas canvas;
    private final Water water;
    private final double size;

    Backdrop(Canvas canvas, Water water) {
        this.canvas = canvas;
        this.water = water;
        this.size = canvas.size;
    }

    /** Ground, growths from far to near, and bubbles; nothing where clutter is 0. */
    void paint(SplittableRandom random, double clutter) {
        double horizon = size * (0.98 - Math.min(0.85, clutter) * random.nextDouble());
        boolean ground = random.nextDouble() < 2 * clutter;
        if (ground) {
            ground(random, horizon);
        }
        int count = (int) Math.round(clutter * MOST * random.nextDouble(0.4, 1));
        for (int i = 0; i < count; i++) {
            double near = (i + random.nextDouble()) / count;
            double base = ground ? horizon + near * (size * 1.05 - horizon) : size * (1.02 + 0.05 * near);
            double height = size * random.nextDouble(0.16, 0.5) * (0.5 + 0.6 * near);
            Site site = new Site(canvas, water, 0.6 - 0.5 * near);
            Growth.any(random).draw(site, random, size * random.nextDouble(-0.05, 1.05), base, height);
        }
        int bubbles = (int) Math.round(clutter * BUBBLES * random.nextDouble());
        for (int i = 0; i < bubbles; i++) {
            bubble(size * random.nextDouble(), size * random.nextDouble(0.8), size * random.nextDouble(0.012, 0.035));
        }
    }

    private void ground(SplittableRandom random, double horizon) {
        Rgb sand = SANDS[random.nextInt(SANDS.length)];
        int seed = random.nextInt();
        double depth = Math.max(1, size - horizon);
        canvas.corner(-1, size + 1);
        for (int i = 0; i <= 12; i++) {
            canvas.corner(-1 + (size + 2) * i / 12, horizon + size * 0.04 * (Shaping.noise(i * 0.6, 0, seed) - 0.5));
        }
        canvas.corner(size + 1, size + 1);
        canvas.fill((x, y, rgba) -> {
            double near = Shaping.clamp((y - horizon) / depth);
            water.at(x, y, rgba);
            double ripple = Shaping.wave(near * 5 + 1.5 * Shaping.noise(x / size * 4, near * 3, seed));
            double haze = 0.7 - 0.5 * near;
            float shade = (float) ((0.72 + 0.07 * ripple) * (1 - haze));
            float h = (float) haze;
            rgba[0] = rgba[0] * h + sand.r() * shade;
            rgba[1] = rgba[1] * h + sand.g() * shade;
            rgba[2] = rgba[2] * h + sand.b() * shade;
        });
    }

    private void bubble(double x, double y, double radius) {
        new Site(canvas, water, 0).ellipse(x, y, radius, radius);
        canvas.fill((px, py, rgba) -> {
            double dx = (px - x) / radius;
            double dy = (py - y) / radius;
            double rim = dx * dx + dy * dy;
            double shine = Math.max(0, 1 - 4 * ((dx + 0.35) * (dx + 0.35) + (dy + 0.35) * (dy + 0.35)));
            rgba[0] = 0.9f;
            rgba[1] = 0.97f;
            rgba[2] = 1;
            rgba[3] = (float) Shaping.clamp(0.12 + 0.45 * rim * rim + 0.8 * shine);
        });
    }

    /** Something that reaches up before the fish. */
    void occlude(SplittableRandom random, Pose fish) {
        double x = fish.centerX() + fish.length() * random.nextDouble(-0.32, 0.32);
        double top = fish.centerY() + fish.length() * random.nextDouble(-0.22, 0.02);
        Site site = new Site(canvas, water, 0.05);
        Growth.any(random).draw(site, random, x, size * 1.03, Math.max(size * 0.25, size * 1.03 - top));
    }
}
