package dev.kasus.report.terminal;

import dev.kasus.report.CaseReport;
import dev.kasus.report.CaseVerdict;
import dev.kasus.trial.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The results of claims as a Markdown table; the terminal prints it too. */
public final class ClaimsTable {
    private ClaimsTable() {}

    /**
     * One claim, as the table writes it.
     *
     * @param claim id, such as {@code K1.1}
     * @param asserts what is claimed
     * @param status the result
     * @param effect in the unit that {@code measured} names; may be empty
     * @param interval of the effect; may be empty
     * @param seeds how many, or which
     * @param data what it was run on
     * @param whose whether it was measured here or published
     * @param measured the result in a sentence or two
     */
    public record Row(
            String claim,
            String asserts,
            String status,
            String effect,
            String interval,
            String seeds,
            String data,
            String whose,
            String measured) {}

    /** The rows of a case that was run here. */
    public static List<Row> rows(CaseReport report, String whose) {
        return report.claims().stream()
                .map(claim -> new Row(
                        claim.id(),
                        claim.claim(),
                        CaseVerdict.status(claim),
                        number(claim.effect()),
                        interval(claim.interval()),
                        Integer.toString(report.seeds().size()),
                        report.data(),
                        whose,
                        claim.finding()))
                .toList();
    }

    /** The whole table. */
    public static String markdown(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("| claim | asserts | status | effect | 95 % interval | seeds | data | whose | measured |");
        lines.add("|---|---|---|---|---|---|---|---|---|");
        for (Row row : rows) {
            lines.add("| "
                    + String.join(
                            " | ",
                            row.claim(),
                            row.asserts(),
                            "**" + row.status() + "**",
                            row.effect(),
                            row.interval(),
                            row.seeds(),
                            row.data(),
                            row.whose(),
                            row.measured())
                    + " |");
        }
        return String.join("\n", lines) + "\n";
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
