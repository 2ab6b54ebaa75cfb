package dev.kasus.report;

import java.util.ArrayList;
import java.util.List;

/** A report for a terminal of 80 columns or more: verdict, the run at a glance, sparkline curves, findings in rank order. */
public final class TerminalReport {
    /** Every terminal has so many columns. */
    static final int WIDTH = 80;

    private static final int LABEL = 12;

    private TerminalReport() {}

    /** The whole text, ending with a line break; escape sequences only with {@link Ink#COLOUR}. */
    public static String text(RunReport report, Ink ink) {
        List<String> lines = new ArrayList<>();
        headline(report, ink, lines);
        glance(report, ink, lines);
        List<String> curves = TerminalCurves.of(report.recording(), ink);
        if (!curves.isEmpty()) {
            lines.add("");
            lines.add(TerminalCurves.heading(ink));
            lines.addAll(curves);
        }
        lines.addAll(TerminalFindings.of(report, ink));
        warnings(report.warnings(), ink, lines);
        return String.join("\n", lines) + "\n";
    }

    private static void headline(RunReport report, Ink ink, List<String> lines) {
        Headline headline = Headline.of(report);
        String indent = switch (headline.verdict()) {
            case SICK -> "✗ ";
            case CLEAR -> "✓ ";
            case PARTLY -> "◐ ";
            case NONE -> "? ";
        };
        Paint paint = switch (headline.verdict()) {
            case SICK -> Paint.RED;
            case CLEAR -> Paint.GREEN;
            case PARTLY, NONE -> Paint.YELLOW;
        };
        for (String line : Wrap.lines(headline.sentence(), WIDTH - indent.length())) {
            lines.add(paint.on(indent + line, ink));
            indent = "  ";
        }
    }

    private static void glance(RunReport report, Ink ink, List<String> lines) {
        lines.add("");
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("run", report.run() + (report.state().isEmpty() ? "" : ", " + report.state())));
        facts.addAll(Facts.of(report.recording()));
        for (Fact fact : facts) {
            String label = fact.label();
            for (String line : Wrap.lines(fact.value(), WIDTH - LABEL - 2)) {
                lines.add("  " + Paint.DIM.on(Width.left(label, LABEL), ink) + line);
                label = "";
            }
        }
        if (report.recording().tags().isEmpty()) {
            lines.add("");
            lines.add(Paint.YELLOW.on("  No value was recorded: there is nothing to draw.", ink));
        }
    }

    private static void warnings(List<String> warnings, Ink ink, List<String> lines) {
        if (warnings.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(Paint.BOLD.on("Warnings", ink));
        for (String warning : warnings) {
            String indent = "  !  ";
            for (String line : Wrap.lines(warning, WIDTH - indent.length())) {
                lines.add(indent + Paint.YELLOW.on(line, ink));
                indent = "     ";
            }
        }
    }
}
