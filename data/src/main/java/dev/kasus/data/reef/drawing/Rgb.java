package dev.kasus.data.reef.drawing;

/** A colour; each part from 0 to 1. */
public record Rgb(float r, float g, float b) {

    /** A colour from its usual six hexadecimal digits. */
    public static Rgb of(int hex) {
        return new Rgb(((hex >> 16) & 0xFF) / 255f, ((hex >> 8) & 0xFF) / 255f, (hex & 0xFF) / 255f);
    }

    /** A colour between this one and another; a share of 1 is the other. */
    public Rgb mix(Rgb other, double share) {
        float s = (float) share;
        return new Rgb(r + s * (other.r - r), g + s * (other.g - g), b + s * (other.b - b));
    }

    /** The same colour, lighter or darker. */
    public Rgb times(double factor) {
        float f = (float) factor;
        return new Rgb(Math.min(1, r * f), Math.min(1, g * f), Math.min(1, b * f));
    }
}
