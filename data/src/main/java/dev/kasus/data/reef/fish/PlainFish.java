package dev.kasus.data.reef.fish;

import static dev.kasus.data.reef.fish.Field.beyond;
import static dev.kasus.data.reef.fish.Field.patch;
import static dev.kasus.data.reef.fish.Field.ring;
import static dev.kasus.data.reef.fish.Field.scales;
import static dev.kasus.data.reef.fish.Field.stroke;

import java.util.List;

/** Fish of one colour, or nearly. */
final class PlainFish {
    private PlainFish() {}

    /** Paracanthurus: blue, with a black palette on the flank and a yellow tail. */
    static Anatomy blueTang() {
        int blue = 0x2458D8;
        int black = 0x0B1230;
        int yellow = 0xF6D02A;
        Outline body = Outline.through(
                -0.45, 0.03, -0.41, -0.08, -0.28, -0.185, -0.08, -0.225, 0.12, -0.18, 0.26, -0.07, 0.32, -0.045, 0.32,
                0.045, 0.26, 0.07, 0.12, 0.185, -0.08, 0.23, -0.28, 0.19, -0.41, 0.10);
        Outline dorsal =
                Outline.through(-0.33, -0.13, -0.27, -0.25, -0.06, -0.295, 0.14, -0.25, 0.26, -0.13, 0.24, -0.05);
        Outline anal = Outline.through(-0.14, 0.2, -0.04, 0.285, 0.14, 0.25, 0.26, 0.13, 0.24, 0.05);
        Outline tail = Outline.through(
                0.29, -0.04, 0.38, -0.13, 0.49, -0.2, 0.5, -0.19, 0.46, -0.08, 0.45, 0, 0.46, 0.08, 0.5, 0.19, 0.49,
                0.2, 0.38, 0.13, 0.29, 0.04);
        Outline pectoral = Outline.through(-0.21, 0.03, -0.13, -0.04, -0.05, -0.02, -0.04, 0.05, -0.12, 0.09);
        Marking edge = new Marking(beyond(0.9, 0.12), black);
        return Anatomy.of(
                body,
                Skin.of(
                        0x1B45BC,
                        blue,
                        0x3E77E8,
                        1,
                        new Marking(
                                patch(0.02, -0.10, 0.30, 0.095, 0.1).without(patch(-0.06, -0.02, 0.12, 0.075, 0.15)),
                                black),
                        new Marking(stroke(-0.30, -0.06, -0.22, -0.13, 0.05), black),
                        new Marking(patch(0.33, 0, 0.09, 0.035, 0), yellow),
                        new Marking(stroke(-0.45, 0.05, -0.405, 0.055, 0.013), black),
                        new Marking(patch(-0.335, -0.02, 0.033, 0.033, 0), 0xD9E4F4),
                        new Marking(patch(-0.335, -0.02, 0.024, 0.024, 0), 0x080808),
                        new Marking(patch(-0.342, -0.028, 0.008, 0.008, 0), 0xFFFFFF)),
                List.of(
                        Fin.of(dorsal, -0.02, 0.4, blue, blue, edge),
                        Fin.of(anal, 0.0, -0.35, blue, blue, edge),
                        Fin.of(tail, 0.18, 0, yellow, yellow)),
                List.of(Fin.of(pectoral, -0.22, 0.03, blue, yellow).withOpacity(0.85)));
    }

    /** Scarus: heavy and blunt, turquoise with large scales, pink about the mouth and in the fins. */
    static Anatomy parrotfish() {
        int green = 0x35B39B;
        int pink = 0xE88A9A;
        Outline body = Outline.through(
                -0.46, 0.04, -0.45, -0.04, -0.37, -0.13, -0.22, -0.185, -0.02, -0.185, 0.18, -0.135, 0.32, -0.075, 0.37,
                -0.07, 0.37, 0.075, 0.30, 0.085, 0.16, 0.15, -0.04, 0.195, -0.24, 0.185, -0.38, 0.13, -0.45, 0.08);
        Outline dorsal =
                Outline.through(-0.26, -0.15, -0.22, -0.235, -0.02, -0.255, 0.2, -0.215, 0.29, -0.15, 0.26, -0.08);
        Outline anal = Outline.through(0.02, 0.16, 0.08, 0.24, 0.2, 0.22, 0.28, 0.15, 0.25, 0.08);
        Outline tail = Outline.through(
                0.35, -0.06, 0.43, -0.12, 0.5, -0.165, 0.505, -0.155, 0.475, -0.06, 0.475, 0.06, 0.505, 0.155, 0.5,
                0.165, 0.43, 0.12, 0.35, 0.06);
        Outline pectoral = Outline.through(-0.2, 0.03, -0.11, -0.03, -0.01, -0.01, 0.0, 0.05, -0.08, 0.11, -0.17, 0.09);
        Marking edge = new Marking(beyond(0.86, 0.2), pink);
        return Anatomy.of(
                body,
                Skin.of(
                        0x1F8F8C,
                        green,
                        0x8FD9A8,
                        1,
                        new Marking(scales(0.075).and(Field.behind(-0.2, 0)), 0xD9839A, 0.65),
                        new Marking(patch(-0.44, 0.05, 0.09, 0.055, 0), 0xF0B49A, 0.9),
                        new Marking(stroke(-0.46, 0.045, -0.39, 0.06, 0.016), 0x7A3340),
                        new Marking(stroke(-0.40, -0.02, -0.26, -0.06, 0.018), pink, 0.9),
                        new Marking(ring(-0.33, 0.02, 0.13, 0.014).and(Field.behind(-0.26, 0)), 0x17695F, 0.6),
                        new Marking(patch(-0.325, -0.05, 0.03, 0.03, 0), 0xF2C24A),
                        new Marking(patch(-0.325, -0.05, 0.019, 0.019, 0), 0x0A0A0A),
                        new Marking(patch(-0.33, -0.057, 0.007, 0.007, 0), 0xFFFFFF)),
                List.of(
                        Fin.of(dorsal, 0, 0.4, green, 0x3EC2B8, edge),
                        Fin.of(anal, 0.1, -0.3, green, 0x3EC2B8, edge),
                        Fin.of(tail, 0.2, 0, green, 0x4AC9C0, edge)),
                List.of(Fin.of(pectoral, -0.22, 0.04, 0x2FA596, pink).withOpacity(0.85)));
    }

    /** Caranx: silver and plain, with a thin tail stalk and a deeply forked tail. */
    static Anatomy trevally() {
        int silver = 0xB9C6CC;
        int fin = 0x8E9AA0;
        Outline body = Outline.through(
                -0.46, 0.04, -0.42, -0.05, -0.30, -0.135, -0.12, -0.165, 0.08, -0.115, 0.26, -0.035, 0.34, -0.018, 0.34,
                0.022, 0.26, 0.035, 0.08, 0.11, -0.12, 0.155, -0.30, 0.14, -0.42, 0.09);
        Outline dorsal = Outline.through(
                -0.05, -0.14, 0.01, -0.26, 0.03, -0.265, 0.04, -0.17, 0.16, -0.105, 0.27, -0.05, 0.25, -0.03);
        Outline anal =
                Outline.through(0.0, 0.12, 0.06, 0.24, 0.08, 0.245, 0.08, 0.15, 0.17, 0.1, 0.27, 0.05, 0.25, 0.03);
        Outline first = Outline.through(-0.17, -0.15, -0.15, -0.22, -0.13, -0.225, -0.07, -0.15);
        Outline tail = Outline.through(
                0.32, -0.02, 0.39, -0.11, 0.48, -0.215, 0.5, -0.215, 0.455, -0.09, 0.41, 0, 0.455, 0.095, 0.5, 0.22,
                0.48, 0.22, 0.39, 0.115, 0.32, 0.02);
        Outline pectoral = Outline.through(-0.2, 0.02, -0.1, 0.02, 0.04, 0.09, 0.045, 0.1, -0.06, 0.085, -0.17, 0.06);
        return Anatomy.of(
                body,
                Skin.of(
                        0x5F7A8A,
                        silver,
                        0xE9EEEE,
                        1,
                        new Marking(stroke(0.08, -0.005, 0.34, 0.002, 0.018), 0x7F8F96, 0.8),
                        new Marking(stroke(-0.455, 0.065, -0.38, 0.06, 0.012), 0x4A565C),
                        new Marking(ring(-0.33, 0.02, 0.12, 0.012).and(Field.behind(-0.25, 0)), 0x6F7F86, 0.7),
                        new Marking(patch(-0.34, -0.02, 0.031, 0.031, 0), 0xE4D68A),
                        new Marking(patch(-0.34, -0.02, 0.022, 0.022, 0), 0x0A0A0A),
                        new Marking(patch(-0.347, -0.027, 0.007, 0.007, 0), 0xFFFFFF)),
                List.of(
                        Fin.of(first, -0.12, 0.1, fin, fin),
                        Fin.of(dorsal, 0.05, 0.3, fin, 0x75828A),
                        Fin.of(anal, 0.05, -0.3, fin, 0xA5AFA8),
                        Fin.of(tail, 0.2, 0, fin, 0x66757E)),
                List.of(Fin.of(pectoral, -0.22, 0.03, 0xC9CFC9, fin).withOpacity(0.8)));
    }
}
