package dev.kasus.report;

/** A diagnosis as JSON; {@code docs/diagnosis-json.md} describes it. */
@SuppressWarnings("DoNotCallSuggester")
public final class DiagnosisJson {
    private DiagnosisJson() {}

    /** The whole text. */
    public static String text(RunReport report) {
        throw new IllegalStateException("not there yet" + report.run());
    }
}
