package dev.kasus.census;

import java.util.function.ToDoubleFunction;

/**
 * Something that pictures are compared by.
 *
 * @param name of it
 * @param of a picture
 */
record Measure(String name, ToDoubleFunction<Picture> of) {
    static final Measure BRIGHTNESS = new Measure("brightness", Picture::brightness);
    static final Measure CONTRAST = new Measure("contrast", Picture::contrast);
    static final Measure SHARPNESS = new Measure("sharpness", Picture::sharpness);
    static final Measure SIZE = new Measure("size", picture -> Math.max(picture.width(), picture.height()));
}
