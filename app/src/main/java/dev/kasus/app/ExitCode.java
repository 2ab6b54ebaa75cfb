package dev.kasus.app;

/** How the command ends, for the shell that started it. */
final class ExitCode {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int GATE = 3;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
