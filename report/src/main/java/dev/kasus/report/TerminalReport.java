package dev.kasus.report;

/** A report for a terminal: verdict, findings in rank order, sparkline curves. */
@SuppressWarnings("DoNotCallSuggester")
public final class TerminalReport {
    private TerminalReport() {}

    /** The whole text. */
    public static String text(RunReport report, Ink ink) {
        throw new IllegalStateException("not there yet" + report.run() + ink);
    }
}
