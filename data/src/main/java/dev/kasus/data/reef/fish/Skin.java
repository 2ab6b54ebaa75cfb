package dev.kasus.data.reef.fish;

import dev.kasus.data.reef.drawing.Rgb;
import dev.kasus.data.reef.drawing.Shaping;
import java.util.List;

/**
 * The colours of a body.
 *
 * @param back at the top
 * @param flank in the middle
 * @param belly at the bottom
 * @param gloss how much the body shines and rounds: 1 for a smooth round body, less for a flat one
 * @param markings from the lowest to the uppermost
 */
record Skin(Rgb back, Rgb flank, Rgb belly, double gloss, List<Marking> markings) {

    static Skin of(int back, int flank, int belly, double gloss, Marking... markings) {
        return new Skin(Rgb.of(back), Rgb.of(flank), Rgb.of(belly), gloss, List.of(markings));
    }

    /** The colour of a place on the body, without light. */
    void color(Point p, float[] rgba) {
        Rgb end = p.t < 0 ? back : belly;
        float s = (float) Shaping.step(0.15, 0.85, Math.abs(p.t));
        rgba[0] = flank.r() + s * (end.r() - flank.r());
        rgba[1] = flank.g() + s * (end.g() - flank.g());
        rgba[2] = flank.b() + s * (end.b() - flank.b());
        for (Marking marking : markings) {
            marking.over(p, rgba);
        }
    }

    /** The light on a place of the body: brighter above, dark towards the rim. */
    double light(Point p) {
        double rim = p.t * p.t;
        double shine = Math.max(0, 1 - Math.abs(p.t + 0.5) / 0.35);
        return 1 + gloss * (0.06 - 0.14 * p.t - 0.34 * rim * rim + 0.16 * shine * shine);
    }
}
