package dev.kasus.data.reef.fish;

import static dev.kasus.data.reef.fish.Field.below;
import static dev.kasus.data.reef.fish.Field.blotches;
import static dev.kasus.data.reef.fish.Field.patch;
import static dev.kasus.data.reef.fish.Field.ring;
import static dev.kasus.data.reef.fish.Field.spots;
import static dev.kasus.data.reef.fish.Field.stroke;

import java.util.List;

/** Fish that hardly look like one: balls, snakes and plates. */
final class OddFish {
    private OddFish() {}

    /** Arothron: a ball with small fins set far back, spotted above and pale below. */
    static Anatomy pufferfish() {
        int olive = 0x8C8A4A;
        int fin = 0xC9B568;
        Outline body = Outline.through(
                -0.45, 0.0, -0.42, -0.06, -0.36, -0.12, -0.22, -0.235, -0.02, -0.265, 0.16, -0.2, 0.27, -0.09, 0.36,
                -0.055, 0.36, 0.05, 0.27, 0.1, 0.16, 0.25, -0.02, 0.325, -0.22, 0.285, -0.36, 0.14, -0.43, 0.05);
        Outline tail =
                Outline.through(0.33, -0.05, 0.42, -0.1, 0.49, -0.09, 0.505, 0, 0.49, 0.09, 0.42, 0.1, 0.33, 0.05);
        Outline dorsal = Outline.through(0.17, -0.17, 0.21, -0.29, 0.29, -0.29, 0.31, -0.2, 0.27, -0.09);
        Outline anal = Outline.through(0.19, 0.18, 0.24, 0.28, 0.3, 0.27, 0.31, 0.18, 0.27, 0.09);
        Outline pectoral = Outline.through(-0.1, 0.03, -0.03, -0.06, 0.05, -0.07, 0.08, 0.02, 0.06, 0.11, -0.02, 0.12);
        return Anatomy.of(
                body,
                Skin.of(
                        0x6F6E38,
                        olive,
                        0xF1EBD8,
                        1.1,
                        new Marking(below(0.13, -0.05), 0xF1EBD8),
                        new Marking(spots(0.085, 0.027, 0.95).without(below(0.15, 0)), 0x2A2716),
                        new Marking(patch(-0.45, 0.0, 0.05, 0.035, 0), 0xE4CDA2),
                        new Marking(stroke(-0.46, 0.0, -0.42, 0.002, 0.012), 0x4A3A22),
                        new Marking(patch(-0.27, -0.09, 0.062, 0.062, 0), 0xE9D48A),
                        new Marking(patch(-0.27, -0.09, 0.04, 0.04, 0), 0x0D1410),
                        new Marking(patch(-0.284, -0.105, 0.014, 0.014, 0), 0xFFFFFF)),
                List.of(
                        Fin.of(tail, 0.25, 0, fin, 0xD9C67A),
                        Fin.of(dorsal, 0.2, -0.08, fin, 0xD9C67A),
                        Fin.of(anal, 0.2, 0.08, fin, 0xD9C67A)),
                List.of(Fin.of(pectoral, -0.14, 0.04, fin, 0xE0D08A).withOpacity(0.85)));
    }

    /** Gymnothorax: a snake of a fish with a fringe for a fin, yellow-brown and dark speckled. */
    static Anatomy morayEel() {
        int brown = 0xB08A3A;
        Outline body = Outline.through(
                -0.49, 0.02, -0.47, -0.03, -0.40, -0.07, -0.28, -0.075, -0.05, -0.065, 0.2, -0.05, 0.4, -0.028, 0.5,
                0.0, 0.4, 0.03, 0.2, 0.06, -0.05, 0.075, -0.28, 0.08, -0.40, 0.075, -0.46, 0.06);
        Outline fringe = Outline.through(
                -0.33, -0.06, -0.2, -0.115, 0.0, -0.11, 0.25, -0.09, 0.45, -0.05, 0.505, 0, 0.45, 0.05, 0.25, 0.09, 0.1,
                0.085, 0.2, 0.0, -0.1, -0.02);
        return Anatomy.of(
                        body,
                        Skin.of(
                                0x8E6C2A,
                                brown,
                                0xD2B877,
                                1,
                                new Marking(blotches(0.06, 0.55), 0x4A3416, 0.9),
                                new Marking(spots(0.04, 0.011, 0.5), 0xE8D48A, 0.8),
                                new Marking(stroke(-0.49, 0.03, -0.40, 0.035, 0.016), 0x201408),
                                new Marking(patch(-0.35, 0.03, 0.016, 0.016, 0), 0x201408),
                                new Marking(patch(-0.435, -0.015, 0.02, 0.02, 0), 0xF3E9B0),
                                new Marking(patch(-0.435, -0.015, 0.013, 0.013, 0), 0x0A0A0A)),
                        List.of(Fin.of(
                                fringe, 0, 0.9, 0x7A5B24, 0xC7A552, new Marking(blotches(0.06, 0.5), 0x4A3416, 0.7))),
                        List.of())
                .waving(0.11);
    }

    /** Bothus: a flat oval that lies on one side, sandy with rings, both eyes on top, fins all around. */
    static Anatomy flounder() {
        int sand = 0xB79A6C;
        int fin = 0xA98C5E;
        Outline body = Outline.through(
                -0.46, 0.05, -0.43, -0.03, -0.36, -0.12, -0.22, -0.2, -0.02, -0.225, 0.18, -0.16, 0.30, -0.06, 0.36,
                -0.045, 0.36, 0.045, 0.30, 0.06, 0.18, 0.18, -0.02, 0.25, -0.22, 0.235, -0.36, 0.17, -0.44, 0.1);
        Outline dorsal = Outline.through(
                -0.42, -0.04, -0.38, -0.15, -0.22, -0.27, -0.02, -0.305, 0.17, -0.25, 0.31, -0.1, 0.28, -0.05, 0.1,
                -0.15, -0.2, -0.15);
        Outline anal = Outline.through(
                -0.28, 0.2, -0.2, 0.3, -0.02, 0.33, 0.17, 0.27, 0.31, 0.1, 0.28, 0.05, 0.1, 0.15, -0.1, 0.18);
        Outline tail =
                Outline.through(0.34, -0.04, 0.43, -0.1, 0.49, -0.085, 0.505, 0, 0.49, 0.085, 0.43, 0.1, 0.34, 0.04);
        Outline pectoral = Outline.through(-0.19, 0.04, -0.1, -0.015, -0.02, -0.02, -0.03, 0.03, -0.1, 0.07);
        Marking specks = new Marking(spots(0.06, 0.014, 0.6), 0x6B5230, 0.8);
        return Anatomy.of(
                body,
                Skin.of(
                        0xA58858,
                        sand,
                        0xAD9062,
                        0.55,
                        new Marking(blotches(0.1, 0.5), 0x8A6C42, 0.6),
                        new Marking(spots(0.12, 0.04, 0.75), 0xE3CFA2, 0.85),
                        new Marking(spots(0.12, 0.026, 0.75), 0x7C5E38, 0.9),
                        new Marking(patch(0.05, 0.0, 0.045, 0.045, 0), 0x3E2C16, 0.9),
                        new Marking(stroke(-0.15, -0.06, 0.34, 0.0, 0.012), 0x6B5230, 0.7),
                        new Marking(ring(-0.36, 0.05, 0.15, 0.014).and(Field.behind(-0.27, 0)), 0x5F4626, 0.8),
                        new Marking(stroke(-0.455, 0.07, -0.37, 0.10, 0.018), 0x4A3218),
                        new Marking(patch(-0.385, -0.015, 0.042, 0.042, 0), 0xF0E2B4),
                        new Marking(patch(-0.39, -0.02, 0.026, 0.026, 0), 0x0C0C0C),
                        new Marking(patch(-0.29, -0.085, 0.042, 0.042, 0), 0xF0E2B4),
                        new Marking(patch(-0.295, -0.09, 0.026, 0.026, 0), 0x0C0C0C)),
                List.of(
                        Fin.of(dorsal, -0.02, 0.35, fin, 0xC7AC7C, specks),
                        Fin.of(anal, -0.02, -0.3, fin, 0xC7AC7C, specks),
                        Fin.of(tail, 0.24, 0, fin, 0xC7AC7C, specks)),
                List.of(Fin.of(pectoral, -0.22, 0.03, 0x8F7448, 0xB09262).withOpacity(0.9)));
    }
}
