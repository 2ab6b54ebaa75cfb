package dev.kasus.report.terminal;

import dev.kasus.casebook.ClaimResult;
import dev.kasus.landscape.Landscape;
import dev.kasus.report.CaseReport;
import dev.kasus.report.svg.LandscapePicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text of a case for the terminal: reproduction, detection, experiments, treatment, claims. */
public final class CaseText {
    private CaseText() {}

    /** The whole text. */
    public static String text(CaseReport report, ColourMode colours) {
        List<String> lines = new ArrayList<>();
        lines.add(TerminalColour.BOLD.on("Case " + report.number() + ": " + report.title(), colours));
        lines.add("  on " + report.data() + ", seeds " + report.seeds().get(0) + " to "
                + report.seeds().get(report.seeds().size() - 1));
        lines.add("");
        lines.add(TerminalColour.BOLD.on("Reproduced", colours) + "  (means over the seeds: training, validation)");
        report.arms()
                .forEach(arm -> lines.add(String.format(
                        Locale.ROOT,
                        "  %-28s %5.1f %%  %5.1f %%",
                        arm.arm(),
                        100 * arm.train(),
                        100 * arm.validation())));
        lines.add("");
        lines.add(TerminalColour.BOLD.on("Detected", colours));
        report.detections().forEach(detection -> detection(detection, lines));
        if (!report.probed().isEmpty()) {
            lines.add("");
            lines.add(TerminalColour.BOLD.on("Probed", colours) + "  (short experiments on the first sick run)");
            report.probed().forEach(sentence -> wrap(lines, "  - ", sentence));
            report.apart().forEach(detection -> detection(detection, lines));
        }
        lines.add("");
        lines.add(TerminalColour.BOLD.on("Claims", colours));
        for (ClaimResult claim : report.claims()) {
            wrap(lines, "  " + TextWidth.left(claim.id(), 5), claim.claim());
            lines.add("       " + colour(claim).on(ClaimsTable.status(claim), colours));
            wrap(lines, "       ", claim.finding());
        }
        report.landscapes().forEach(landscape -> landscape(landscape, lines, colours));
        return String.join("\n", lines);
    }

    private static void detection(CaseReport.Detection detection, List<String> lines) {
        String of = " in " + detection.hits() + " of " + detection.runs() + (detection.runs() == 1 ? " run" : " runs");
        String what = detection.expected().isEmpty()
                ? "nothing found" + of
                : String.join(" or ", detection.expected()) + " first" + of;
        String said = detection.found().isEmpty() ? "" : "; the first run: " + String.join(", ", detection.found());
        wrap(lines, "  " + detection.arm() + ": ", what + said + ".");
    }

    private static void landscape(Landscape landscape, List<String> lines, ColourMode colours) {
        lines.add("");
        lines.add(TerminalColour.BOLD.on(landscape.title(), colours) + "  (loss of training images)");
        for (Landscape.Way way : landscape.ways()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s: from %.2f to %.4f nats",
                    way.name(),
                    way.losses().get(0),
                    way.losses().get(way.losses().size() - 1)));
        }
        landscape.barriers().forEach(barrier -> lines.add("  " + LandscapePicture.words(barrier)));
    }

    private static TerminalColour colour(ClaimResult claim) {
        return switch (claim.status()) {
            case SUPPORTED -> TerminalColour.GREEN;
            case REFUTED -> TerminalColour.RED;
            default -> TerminalColour.YELLOW;
        };
    }

    private static void wrap(List<String> lines, String first, String text) {
        String indent = first;
        for (String line : Wrap.lines(text, TerminalReport.WIDTH - 7)) {
            lines.add(indent + line);
            indent = "       ";
        }
    }
}
