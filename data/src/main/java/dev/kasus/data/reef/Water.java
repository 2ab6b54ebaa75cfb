package dev.kasus.data.reef;

import dev.kasus.data.reef.drawing.Paint;
import dev.kasus.data.reef.drawing.Rgb;
import dev.kasus.data.reef.drawing.Shaping;
import java.util.SplittableRandom;

/**
 * Open water: light above, deep below, with shafts of light.
 *
 * @param light colour at the surface
 * @param deep colour at the bottom
 * @param slant of the shafts
 * @param shafts across the picture
 * @param phase of the shafts, in turns
 * @param size of the picture, in pixels
 */
record Water(Rgb light, Rgb deep, double slant, double shafts, double phase, int size) implements Paint {
    private static final Rgb[] SURFACES = {Rgb.of(0x8FDCEB), Rgb.of(0x7CC8E6), Rgb.of(0x9BE0CF), Rgb.of(0xA9DDE0)};
    private static final Rgb[] DEPTHS = {Rgb.of(0x0E5C86), Rgb.of(0x123F7A), Rgb.of(0x17645F), Rgb.of(0x1D4F66)};

    static Water draw(SplittableRandom random, int size) {
        int kind = random.nextInt(SURFACES.length);
        int other = random.nextInt(SURFACES.length);
        double share = random.nextDouble(0.5);
        double bright = random.nextDouble(0.8, 1.1);
        return new Water(
                SURFACES[kind].mix(SURFACES[other], share).times(bright),
                DEPTHS[kind].mix(DEPTHS[other], share).times(bright),
                random.nextDouble(-0.6, 0.6),
                random.nextDouble(1.5, 4),
                random.nextDouble(),
                size);
    }

    @Override
    public void at(float x, float y, float[] rgba) {
        double down = y / size;
        double shaft = Shaping.wave((x / size + slant * down) * shafts + phase)
                + 0.6 * Shaping.wave((x / size + slant * down) * shafts * 2.3 + 1.7 * phase);
        double lightness = Shaping.clamp(1 - Shaping.step(-0.25, 1.1, down) + 0.07 * shaft * (1 - down));
        Paint.set(rgba, deep, 1);
        float s = (float) lightness;
        rgba[0] += s * (light.r() - deep.r());
        rgba[1] += s * (light.g() - deep.g());
        rgba[2] += s * (light.b() - deep.b());
    }

    /** Another paint seen through water: a haze of 1 leaves the water alone. */
    Paint before(Paint paint, double haze) {
        float h = (float) haze;
        return (x, y, rgba) -> {
            at(x, y, rgba);
            float r = rgba[0];
            float g = rgba[1];
            float b = rgba[2];
            paint.at(x, y, rgba);
            rgba[0] += h * (r - rgba[0]);
            rgba[1] += h * (g - rgba[1]);
            rgba[2] += h * (b - rgba[2]);
        };
    }
}
