package dev.kasus.data.reef.drawing;

/** What colours the inside of a shape. */
@FunctionalInterface
public interface Paint {

    /** Writes red, green, blue and opacity, each from 0 to 1, for the point (x, y) of the picture, in pixels. */
    void at(float x, float y, float[] rgba);

    /** One colour throughout. */
    static Paint flat(Rgb color, double opacity) {
        return (x, y, rgba) -> set(rgba, color, opacity);
    }

    /** Writes a colour. */
    static void set(float[] rgba, Rgb color, double opacity) {
        rgba[0] = color.r();
        rgba[1] = color.g();
        rgba[2] = color.b();
        rgba[3] = (float) opacity;
    }
}
