package dev.kasus.data.reef;

import java.util.SplittableRandom;

/**
 * How the colours of one individual differ from its species'.
 *
 * @param seed of its spots
 * @param red factor
 * @param green factor
 * @param blue factor
 */
record Look(int seed, float red, float green, float blue) {
    /** How far brightness differs, either way. */
    private static final double BRIGHTNESS = 0.16;
    /** How far each of red, green and blue differs besides, either way. */
    private static final double HUE = 0.10;

    static Look draw(SplittableRandom random) {
        int seed = random.nextInt();
        double brightness = 1 + random.nextDouble(-BRIGHTNESS, BRIGHTNESS);
        return new Look(seed, factor(brightness, random), factor(brightness, random), factor(brightness, random));
    }

    private static float factor(double brightness, SplittableRandom random) {
        return (float) (brightness * (1 + random.nextDouble(-HUE, HUE)));
    }

    void apply(float[] rgba, double light) {
        float f = (float) light;
        rgba[0] = Math.min(1, rgba[0] * red * f);
        rgba[1] = Math.min(1, rgba[1] * green * f);
        rgba[2] = Math.min(1, rgba[2] * blue * f);
    }
}
