package dev.kasus.data.reef.fish;

import dev.kasus.data.reef.drawing.Rgb;

/** A colour where a field is. */
record Marking(Field field, Rgb color, double opacity) {

    Marking(Field field, int color) {
        this(field, Rgb.of(color), 1);
    }

    Marking(Field field, int color, double opacity) {
        this(field, Rgb.of(color), opacity);
    }

    /** Lays the marking over what is there. */
    void over(Point p, float[] rgba) {
        float a = (float) (opacity * field.at(p));
        if (a > 0) {
            rgba[0] += a * (color.r() - rgba[0]);
            rgba[1] += a * (color.g() - rgba[1]);
            rgba[2] += a * (color.b() - rgba[2]);
        }
    }
}
