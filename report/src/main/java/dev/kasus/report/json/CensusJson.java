package dev.kasus.report.json;

import dev.kasus.report.CensusReport;

/** A census as JSON: the components of {@link CensusReport} are its keys, in kebab case. */
public final class CensusJson {
    private CensusJson() {}

    /** The text, ending with a line break. */
    public static String text(CensusReport report) {
        return JsonText.of(report);
    }
}
