package dev.kasus.app.terminal;

import dev.kasus.report.ShellWord;

/** What a person types to start Kasus: a command that is printed can be pasted as it is. */
public final class CommandName {
    /** Set by the launcher. */
    private static final String PROPERTY = "kasus.command";

    private CommandName() {}

    /** {@code kasus} where that finds it, else the way to it, such as {@code ./kasus}. */
    public static String called() {
        return ShellWord.of(System.getProperty(PROPERTY, "kasus"));
    }
}
