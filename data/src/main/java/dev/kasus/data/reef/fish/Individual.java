package dev.kasus.data.reef.fish;

import java.util.SplittableRandom;

/**
 * How the colours of one individual differ from its species'.
 *
 * @param seed of its spots
 * @param red factor
 * @param green factor
 * @param blue factor
 * @param pale how far they are drawn to grey, 0 to 1
 */
public record Individual(int seed, float red, float green, float blue, float pale) {
    /** How far brightness differs, either way. */
    private static final double BRIGHTNESS = 0.2;
    /** How far each of red, green and blue differs besides, either way. */
    private static final double HUE = 0.15;
    /** How far the palest is drawn to grey. */
    private static final double PALE = 0.4;

    public static Individual draw(SplittableRandom random) {
        int seed = random.nextInt();
        double brightness = 1 + random.nextDouble(-BRIGHTNESS, BRIGHTNESS);
        return new Individual(
                seed, factor(brightness, random), factor(brightness, random), factor(brightness, random), (float)
                        random.nextDouble(PALE));
    }

    private static float factor(double brightness, SplittableRandom random) {
        return (float) (brightness * (1 + random.nextDouble(-HUE, HUE)));
    }

    /** Turns a colour of the species, under a light, into the individual's. */
    void apply(float[] rgba, double light) {
        float f = (float) light * (1 - pale);
        float grey = (float) light * pale * (0.3f * rgba[0] + 0.6f * rgba[1] + 0.1f * rgba[2]);
        rgba[0] = Math.min(1, (rgba[0] * f + grey) * red);
        rgba[1] = Math.min(1, (rgba[1] * f + grey) * green);
        rgba[2] = Math.min(1, (rgba[2] * f + grey) * blue);
    }
}
