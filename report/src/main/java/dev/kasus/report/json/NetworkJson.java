package dev.kasus.report.json;

import dev.kasus.report.network.NetworkReport;

/** A network as JSON: the components of {@link NetworkReport} are its keys, in kebab case. */
public final class NetworkJson {
    private NetworkJson() {}

    /** The text, ending with a line break. */
    public static String text(NetworkReport report) {
        return JsonText.of(report);
    }
}
