package dev.kasus.session;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A time at which to stop.
 *
 * @param at in nanoseconds of the clock; without meaning where there is none
 * @param exists whether there is one
 * @param nanoTime clock
 */
public record Deadline(long at, boolean exists, LongSupplier nanoTime) {

    /** So many minutes from now; never, for null. */
    public static Deadline in(@Nullable Double minutes, LongSupplier nanoTime) {
        double nanos = minutes == null ? 0 : minutes * 60e9;
        return new Deadline(nanoTime.getAsLong() + (long) Math.min(nanos, 1e18), minutes != null, nanoTime);
    }

    public boolean isOver() {
        return exists && nanoTime.getAsLong() - at >= 0;
    }
}
