package dev.kasus.run;

import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;

/** Takes the signals of a running training, one value at a time, steps never falling. Used from one thread. */
public interface Recorder {

    /** One value of a signal, under its tag. */
    void scalar(String tag, long step, double value);

    /** One matrix, under its tag. */
    void matrix(String tag, Matrix matrix);

    /** One picture, under its tag. */
    void image(String tag, Image image);
}
