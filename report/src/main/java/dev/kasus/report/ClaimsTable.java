package dev.kasus.report;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.trial.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The results of claims as a Markdown table, which is also what the terminal shows. */
public final class ClaimsTable {
    private ClaimsTable() {}

    /** The table of some cases. */
    public static String markdown(List<CaseReport> cases) {
        List<String> lines = new ArrayList<>();
        lines.add("| claim | asserts | status | effect | 95 % interval | seeds | data | measured |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (CaseReport report : cases) {
            for (ClaimResult claim : report.claims()) {
                lines.add(String.join(
                                " | ",
                                "| " + claim.id(),
                                claim.claim(),
                                "**" + status(claim) + "**",
                                number(claim.effect()),
                                interval(claim.interval()),
                                Integer.toString(report.seeds().size()),
                                report.data(),
                                claim.finding())
                        + " |");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    static String status(ClaimResult claim) {
        return claim.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3g", value);
    }

    private static String interval(@Nullable Interval interval) {
        return interval == null || Double.isNaN(interval.low())
                ? ""
                : number(interval.low()) + " to " + number(interval.high());
    }
}
