package dev.kasus.report;

import java.util.regex.Pattern;

/** Quotes a word for a shell. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./\\\\-]+");

    private ShellWord() {}

    /** The text, in single quotes if a shell would change it. */
    public static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
