package dev.kasus.report;

import java.util.regex.Pattern;

/** A word of a command line that can be pasted into a shell. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./\\\\-]+");

    private ShellWord() {}

    /** The text, in single quotes where a shell would read it otherwise. */
    public static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
