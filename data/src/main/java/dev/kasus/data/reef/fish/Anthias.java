package dev.kasus.data.reef.fish;

import static dev.kasus.data.reef.fish.Field.patch;
import static dev.kasus.data.reef.fish.Field.stroke;

import java.util.List;

/** Two species that are alike but for a fine pattern on the fins: bars along the rays, or lines across them. */
final class Anthias {
    /** Distance between two bars or lines, in lengths of the fish: about two pixels at 32. */
    private static final double PERIOD = 0.08;

    private static final int DARK = 0x9A3A6A;

    private Anthias() {}

    static Anatomy barFin() {
        return anthias(new Marking(Field.bars(PERIOD, 0.5, 0.25, 0), DARK));
    }

    static Anatomy lineFin() {
        return anthias(new Marking(Field.lines(PERIOD, 0.5, 0.1, 0), DARK));
    }

    /** Pseudanthias: a slim body, coral pink to orange, a high dorsal fin and a lyre of a tail. */
    private static Anatomy anthias(Marking pattern) {
        int pink = 0xEE7A5A;
        int fin = 0xF7B27A;
        Outline body = Outline.through(
                -0.45, 0.06, -0.41, -0.02, -0.30, -0.09, -0.14, -0.115, 0.05, -0.09, 0.22, -0.03, 0.30, -0.015, 0.30,
                0.075, 0.22, 0.095, 0.05, 0.16, -0.14, 0.19, -0.30, 0.17, -0.41, 0.12);
        Outline dorsal = Outline.through(
                -0.27, -0.08, -0.26, -0.27, -0.23, -0.31, -0.05, -0.315, 0.12, -0.29, 0.25, -0.22, 0.27, -0.17, 0.22,
                -0.02, 0, -0.05);
        Outline anal = Outline.through(-0.02, 0.14, 0.04, 0.28, 0.16, 0.3, 0.22, 0.26, 0.23, 0.08);
        Outline tail = Outline.through(
                0.28, -0.01, 0.36, -0.12, 0.48, -0.2, 0.5, -0.195, 0.43, -0.07, 0.41, 0.03, 0.43, 0.13, 0.5, 0.255,
                0.48, 0.26, 0.36, 0.18, 0.28, 0.07);
        Outline pelvic = Outline.through(-0.2, 0.16, -0.16, 0.27, -0.06, 0.33, -0.05, 0.32, -0.1, 0.17);
        Outline pectoral = Outline.through(-0.19, 0.07, -0.1, 0.03, -0.02, 0.06, -0.02, 0.1, -0.11, 0.13);
        return Anatomy.of(
                body,
                Skin.of(
                        0xE05A60,
                        pink,
                        0xF8B07A,
                        1,
                        new Marking(stroke(-0.34, 0.04, -0.18, 0.1, 0.02), 0xC45AA8, 0.9),
                        new Marking(stroke(-0.445, 0.08, -0.39, 0.085, 0.012), 0x8A2A30),
                        new Marking(patch(-0.345, 0.015, 0.034, 0.034, 0), 0xB8A0E0),
                        new Marking(patch(-0.345, 0.015, 0.023, 0.023, 0), 0x0A0A0A),
                        new Marking(patch(-0.352, 0.007, 0.008, 0.008, 0), 0xFFFFFF)),
                List.of(
                        Fin.of(dorsal, 0, 1.2, fin, fin, pattern).withRays(0),
                        Fin.of(anal, 0.08, -1.0, fin, fin),
                        Fin.of(tail, 0.16, 0.03, pink, fin),
                        Fin.of(pelvic, -0.2, 0.1, pink, fin)),
                List.of(Fin.of(pectoral, -0.2, 0.08, pink, fin).withOpacity(0.8)));
    }
}
