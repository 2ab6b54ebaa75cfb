package dev.kasus.census;

import java.util.function.ToDoubleFunction;

/**
 * Something that pictures are compared by.
 *
 * @param name of it
 * @param of a picture
 */
public record Measure(String name, ToDoubleFunction<Picture> of) {
    public static final Measure BRIGHTNESS = new Measure("brightness", Picture::brightness);
    public static final Measure CONTRAST = new Measure("contrast", Picture::contrast);
    public static final Measure SHARPNESS = new Measure("sharpness", Picture::sharpness);
    public static final Measure SIZE = new Measure("size", picture -> Math.max(picture.width(), picture.height()));
}
