package dev.kasus.data.reef;

import dev.kasus.data.reef.drawing.Shaping;
import dev.kasus.data.reef.fish.Anatomy;
import dev.kasus.data.reef.fish.Pose;
import dev.kasus.recipe.Seeds;
import java.util.SplittableRandom;

/**
 * One individual before a camera that stands still, and one frame of it. From frame to frame the fish drifts, turns and beats its
 * tail a little; place, light and everything else stay.
 *
 * @param seed of the track; every aspect of it is drawn from a stream of its own, so that changing one leaves the others alone
 * @param frame from 0
 */
public record Track(long seed, int frame) {
    /** Turns a frame of the slow movements; no common period. */
    private static final double SLOW = 0.0717;

    private static final double SLOWER = 0.0531;
    /** Turns a frame of the tail. */
    private static final double BEAT = 0.1931;

    /** A stream of random numbers of an aspect. */
    SplittableRandom stream(String aspect) {
        return new SplittableRandom(Seeds.derive(seed, aspect, 0));
    }

    /** How the fish lies in a picture of that size in this frame. */
    Pose pose(Anatomy anatomy, Setting setting, int size) {
        SplittableRandom random = stream("pose");
        double slow = random.nextDouble() + frame * SLOW;
        double slower = random.nextDouble() + frame * SLOWER;
        double beat = random.nextDouble() + frame * BEAT;
        double range = setting.scaleMax() - setting.scaleMin();
        double drawn = random.nextDouble();
        double scale =
                setting.scaleMin() + range * Shaping.clamp(drawn + (frame == 0 ? 0 : 0.08 * Shaping.wave(slower)));
        double degrees = random.nextDouble(-1, 1) * 0.85 + 0.15 * Shaping.wave(slow);
        double room = Math.max(0, 1 - scale) / 2 + 0.03;
        double x = 0.5 + room * random.nextDouble(-1, 1) + 0.03 * Shaping.wave(slow);
        double y = 0.5 + room * random.nextDouble(-1, 1) + 0.03 * Shaping.wave(slower);
        double radians = StrictMath.toRadians(degrees * setting.angle());
        return new Pose(
                x * size,
                y * size,
                scale * size,
                StrictMath.cos(radians),
                StrictMath.sin(radians),
                random.nextDouble(0.86, 1),
                random.nextDouble(0.92, 1.08),
                0.12 * random.nextDouble(0.5, 1) * Shaping.wave(beat),
                anatomy.wave() * random.nextDouble(0.6, 1.1),
                beat);
    }
}
