package dev.kasus.data.reef.fish;

import dev.kasus.data.reef.drawing.Rgb;
import dev.kasus.data.reef.drawing.Shaping;
import java.util.List;

/**
 * A fin: a skin between rays that spread from a root. In its markings x runs along the edge, in units of the fish, y is the distance
 * from the root, and t runs from the root's end (0) to the edge (1).
 *
 * @param outline its shape
 * @param rootX where the rays would meet
 * @param rootY where the rays would meet
 * @param near distance from there at which the fin begins
 * @param far distance from there at which it ends
 * @param inner colour at the root's end
 * @param outer colour at the edge
 * @param opacity 1 lets nothing through
 * @param rays distance between two rays at the edge, 0 for none
 * @param markings from the lowest to the uppermost
 */
public record Fin(
        Outline outline,
        double rootX,
        double rootY,
        double near,
        double far,
        Rgb inner,
        Rgb outer,
        double opacity,
        double rays,
        List<Marking> markings) {

    /** A fin whose rays spread from a point. */
    static Fin of(Outline outline, double rootX, double rootY, int inner, int outer, Marking... markings) {
        double[] reach = outline.reach(rootX, rootY);
        return new Fin(
                outline, rootX, rootY, reach[0], reach[1], Rgb.of(inner), Rgb.of(outer), 0.92, 0.03, List.of(markings));
    }

    /** The same fin with rays so far apart. */
    Fin withRays(double distance) {
        return new Fin(outline, rootX, rootY, near, far, inner, outer, opacity, distance, markings);
    }

    /** The same fin, more or less transparent. */
    Fin withOpacity(double other) {
        return new Fin(outline, rootX, rootY, near, far, inner, outer, other, rays, markings);
    }

    /** Turns a place on the fish into the same place as the fin counts it. */
    void toFin(Point p) {
        double dx = p.x - rootX;
        double dy = p.y - rootY;
        double distance = Math.sqrt(dx * dx + dy * dy);
        p.x = Shaping.angle(dy, dx) * far;
        p.y = distance;
        p.t = Shaping.clamp((distance - near) / (far - near));
    }
}
