package dev.kasus.data.reef.fish;

import static dev.kasus.data.reef.fish.Field.band;
import static dev.kasus.data.reef.fish.Field.bars;
import static dev.kasus.data.reef.fish.Field.behind;
import static dev.kasus.data.reef.fish.Field.beyond;
import static dev.kasus.data.reef.fish.Field.patch;
import static dev.kasus.data.reef.fish.Field.stroke;

import java.util.ArrayList;
import java.util.List;

/** Fish with bands across the body. */
final class BandedFish {
    private BandedFish() {}

    /** Amphiprion: orange, with three white bands edged in black, and round fins with black edges. */
    static Anatomy clownfish() {
        int orange = 0xF2781E;
        int white = 0xF7F4EC;
        int black = 0x1B1512;
        Marking edge = new Marking(beyond(0.82, 0.12), black);
        Outline body = Outline.through(
                -0.47, 0.02, -0.42, -0.09, -0.30, -0.17, -0.12, -0.215, 0.08, -0.19, 0.24, -0.105, 0.33, -0.07, 0.34,
                0.07, 0.25, 0.105, 0.08, 0.2, -0.12, 0.225, -0.30, 0.18, -0.42, 0.11);
        Outline tail = Outline.through(
                0.31, -0.05, 0.38, -0.12, 0.46, -0.125, 0.50, -0.05, 0.505, 0.05, 0.46, 0.125, 0.38, 0.12, 0.31, 0.05);
        Outline dorsal = Outline.through(
                -0.24, -0.15, -0.19, -0.27, -0.08, -0.30, 0.02, -0.265, 0.10, -0.30, 0.20, -0.27, 0.25, -0.17, 0.22,
                -0.08);
        Outline anal = Outline.through(0.00, 0.18, 0.06, 0.28, 0.16, 0.29, 0.24, 0.21, 0.22, 0.08, 0.1, 0.12);
        Outline pelvic = Outline.through(-0.20, 0.18, -0.17, 0.30, -0.07, 0.335, -0.04, 0.25, -0.10, 0.18);
        Outline pectoral = Outline.through(-0.18, 0.05, -0.10, -0.01, 0.00, 0.01, 0.03, 0.08, -0.01, 0.15, -0.10, 0.14);
        return Anatomy.of(
                body,
                Skin.of(
                        0xD9600F,
                        orange,
                        0xF79A3C,
                        1,
                        new Marking(band(-0.235, 0.135, -0.12, 0.9), black),
                        new Marking(band(-0.235, 0.10, -0.12, 0.9), white),
                        new Marking(band(0.035, 0.165, 0, -1.6), black),
                        new Marking(band(0.035, 0.125, 0, -1.6), white),
                        new Marking(band(0.285, 0.085, 0, 0), black),
                        new Marking(band(0.285, 0.05, 0, 0), white),
                        new Marking(stroke(-0.46, 0.05, -0.40, 0.065, 0.014), 0x6E2A08),
                        new Marking(patch(-0.345, -0.04, 0.034, 0.034, 0), 0xE8A33A),
                        new Marking(patch(-0.345, -0.04, 0.024, 0.024, 0), black),
                        new Marking(patch(-0.352, -0.049, 0.008, 0.008, 0), white)),
                List.of(
                        Fin.of(tail, 0.24, 0, orange, orange, edge),
                        Fin.of(dorsal, 0.0, 0.25, orange, 0xF08A2C, new Marking(beyond(0.9, 0.1), black)),
                        Fin.of(anal, 0.0, -0.15, orange, orange, edge),
                        Fin.of(pelvic, -0.18, 0.1, orange, orange, edge)),
                List.of(Fin.of(pectoral, -0.2, 0.06, orange, 0xF79A3C, edge)));
    }

    /** Zanclus: a tall disc, black, white and yellow, with a long snout and a streaming dorsal filament. */
    static Anatomy moorishIdol() {
        int black = 0x16141A;
        int white = 0xF3F0E2;
        int yellow = 0xF3D23C;
        Outline body = Outline.through(
                -0.45, 0.095, -0.45, 0.06, -0.36, 0.01, -0.29, -0.11, -0.18, -0.24, -0.04, -0.29, 0.10, -0.22, 0.21,
                -0.06, 0.27, 0.0, 0.28, 0.09, 0.20, 0.16, 0.08, 0.30, -0.06, 0.34, -0.20, 0.29, -0.31, 0.17, -0.38,
                0.11);
        Outline tail = Outline.through(
                0.25, 0.01, 0.37, -0.07, 0.385, -0.07, 0.345, 0.04, 0.385, 0.16, 0.37, 0.16, 0.25, 0.08);
        Outline dorsal = Outline.through(
                -0.16, -0.22, -0.09, -0.36, 0.04, -0.45, 0.24, -0.47, 0.46, -0.38, 0.47, -0.37, 0.25, -0.41, 0.13,
                -0.36, 0.14, -0.26, 0.22, -0.08, 0.22, -0.02, 0.05, -0.15);
        Outline anal = Outline.through(
                -0.06, 0.31, 0.03, 0.42, 0.17, 0.45, 0.18, 0.44, 0.16, 0.32, 0.23, 0.14, 0.20, 0.1, 0.08, 0.22);
        Outline pelvic = Outline.through(-0.18, 0.27, -0.12, 0.37, -0.02, 0.45, -0.01, 0.44, -0.08, 0.32, -0.12, 0.26);
        return Anatomy.of(
                body,
                Skin.of(
                        white,
                        white,
                        0xEFE8CF,
                        0.8,
                        new Marking(band(0.10, 0.15, 0.06, -0.3), yellow, 0.85),
                        new Marking(band(-0.215, 0.15, -0.18, 0.2), black),
                        new Marking(band(0.165, 0.11, -0.05, -0.5), black),
                        new Marking(band(0.26, 0.025, 0, 0), white),
                        new Marking(patch(-0.39, 0.04, 0.035, 0.016, -0.5), 0xE8842A),
                        new Marking(patch(-0.255, 0.02, 0.026, 0.026, 0), 0x8A5A2A),
                        new Marking(patch(-0.255, 0.02, 0.019, 0.019, 0), 0x050505),
                        new Marking(patch(-0.26, 0.013, 0.007, 0.007, 0), white)),
                List.of(
                        Fin.of(dorsal, 0.05, 0.1, white, white, new Marking(behind(-0.35, 0), yellow, 0.6))
                                .withRays(0.05),
                        Fin.of(anal, 0.05, 0.0, 0x1B1A20, 0x2B2926, new Marking(beyond(0.85, 0.2), white)),
                        Fin.of(pelvic, -0.2, 0.2, black, black),
                        Fin.of(tail, 0.1, 0.04, black, black, new Marking(beyond(0.88, 0.06), white))),
                List.of());
    }

    /** Pterois: red-brown and white bars, with spines along the back and fans of long pectoral rays. */
    static Anatomy lionfish() {
        int red = 0x8E2A1E;
        int white = 0xEFDCCB;
        Outline body = Outline.through(
                -0.44, 0.05, -0.38, -0.04, -0.28, -0.11, -0.12, -0.135, 0.06, -0.11, 0.22, -0.055, 0.29, -0.04, 0.29,
                0.06, 0.20, 0.075, 0.05, 0.13, -0.12, 0.16, -0.28, 0.15, -0.40, 0.11);
        Marking barred = new Marking(bars(0.085, 0.5, 0.2, 0.1), white);
        Marking ringed = new Marking(Field.lines(0.07, 0.45, 0, 0), white);
        List<Fin> behind = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            double x = -0.22 + 0.045 * i;
            double height = 0.22 - 0.008 * (i - 3) * (i - 3);
            Outline spine =
                    Outline.strip(0.034, 0.008, x, -0.09, x + 0.03, -0.09 - height * 0.6, x + 0.085, -0.1 - height);
            behind.add(Fin.of(spine, x, 0, red, 0xB8503C, ringed).withRays(0));
        }
        Outline soft = Outline.through(0.13, -0.08, 0.19, -0.22, 0.28, -0.2, 0.27, -0.05);
        Outline anal = Outline.through(0.08, 0.11, 0.16, 0.23, 0.26, 0.2, 0.26, 0.06);
        Outline tail =
                Outline.through(0.27, -0.04, 0.38, -0.12, 0.47, -0.11, 0.50, 0.01, 0.47, 0.13, 0.38, 0.14, 0.27, 0.05);
        Marking dots = new Marking(Field.spots(0.05, 0.014, 0.8), red);
        behind.add(Fin.of(soft, 0.15, 0.05, 0xE3C3AE, 0xEAD9CC, dots).withOpacity(0.8));
        behind.add(Fin.of(anal, 0.12, 0, 0xE3C3AE, 0xEAD9CC, dots).withOpacity(0.8));
        behind.add(Fin.of(tail, 0.2, 0, 0xE3C3AE, 0xEAD9CC, dots).withOpacity(0.8));
        List<Fin> before = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            double[] tip = {-0.17 + 0.075 * i, 0.43 - 0.012 * i * i};
            double midX = -0.16 + 0.045 * i;
            Outline ray = Outline.strip(0.06, 0.012, -0.18 + 0.01 * i, 0.06, midX, 0.27 - 0.015 * i, tip[0], tip[1]);
            before.add(Fin.of(ray, -0.19, 0.02, red, 0xA33A2A, ringed).withRays(0));
        }
        return Anatomy.of(
                body,
                Skin.of(
                        0x7A2018,
                        red,
                        0xA8503F,
                        1,
                        barred,
                        new Marking(stroke(-0.43, 0.08, -0.36, 0.085, 0.014), 0x4A120C),
                        new Marking(stroke(-0.33, -0.02, -0.29, -0.16, 0.03), red),
                        new Marking(patch(-0.335, 0.0, 0.034, 0.034, 0), 0xE9D7A8),
                        new Marking(patch(-0.335, 0.0, 0.022, 0.022, 0), 0x140A08),
                        new Marking(patch(-0.341, -0.008, 0.008, 0.008, 0), 0xFFFFFF)),
                behind,
                before);
    }
}
