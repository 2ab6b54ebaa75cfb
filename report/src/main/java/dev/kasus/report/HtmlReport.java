package dev.kasus.report;

import java.util.List;

/** A self-contained page with the curves and findings of one or several runs. */
@SuppressWarnings("DoNotCallSuggester")
public final class HtmlReport {
    private HtmlReport() {}

    /** The whole text. */
    public static String page(List<RunReport> reports) {
        throw new IllegalStateException("not there yet" + reports);
    }
}
