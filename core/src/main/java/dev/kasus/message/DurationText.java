package dev.kasus.message;

import java.util.Locale;

/** Durations as a clock shows them. */
public final class DurationText {
    private DurationText() {}

    /** Hours, minutes and seconds, rounded up: {@code 1:15}, {@code 3:01:02}. */
    public static String of(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
