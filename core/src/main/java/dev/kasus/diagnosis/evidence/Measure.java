package dev.kasus.diagnosis.evidence;

import dev.kasus.run.Recording;
import java.util.function.ToDoubleFunction;

/**
 * A number that speaks for or against causes.
 *
 * @param id such as {@code dead-units}
 * @param about what it is, with its unit
 * @param value of a recording; NaN where the recording does not tell
 */
public record Measure(String id, String about, ToDoubleFunction<Recording> value) {
    /** The value in a recording; NaN where the recording does not tell. */
    public double of(Recording recording) {
        return value.applyAsDouble(recording);
    }
}
