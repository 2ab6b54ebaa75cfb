package dev.kasus.app.terminal;

/** How the command ends, for the shell that started it. */
public final class ExitCode {
    public static final int FINE = 0;
    public static final int FAILED = 1;
    public static final int BAD_INPUT = 2;
    public static final int GATE = 3;
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
