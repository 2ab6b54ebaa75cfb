package dev.kasus.report;

import dev.kasus.census.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A census for the terminal. */
public final class CensusText {
    private static final int CLASSES = 12;

    private CensusText() {}

    /** The whole text. */
    public static String text(CensusReport report, Ink ink) {
        List<String> lines = new ArrayList<>();
        lines.add(Paint.BOLD.on(report.folder(), ink) + ": " + report.pictures() + " pictures of "
                + report.classes().size() + " classes");
        int most = report.classes().isEmpty() ? 1 : report.classes().get(0).pictures();
        for (CensusReport.ClassLine line :
                report.classes().stream().limit(CLASSES).toList()) {
            lines.add("  " + Width.left(line.name(), 26) + " "
                    + Width.left("█".repeat(Math.max(1, 30 * line.pictures() / most)), 31) + line.pictures()
                    + (line.groups() > 0 ? " in " + line.groups() + " groups" : ""));
        }
        if (report.classes().size() > CLASSES) {
            lines.add("  and " + (report.classes().size() - CLASSES) + " more, down to "
                    + report.classes().get(report.classes().size() - 1).pictures());
        }
        report.notes().forEach((heading, note) -> wrap(lines, "  note: ", heading + ": " + note));
        section(lines, "Found", report, Remark.Status.FOUND, ink);
        section(lines, "Could not look", report, Remark.Status.UNKNOWN, ink);
        String clear = report.remarks().stream()
                .filter(remark -> remark.status() == Remark.Status.CLEAR)
                .map(remark -> remark.title().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
        if (!clear.isEmpty()) {
            lines.add("");
            lines.add(Paint.BOLD.on("Looked for and not found", ink));
            wrap(lines, "  ", clear);
        }
        return String.join("\n", lines);
    }

    private static void section(
            List<String> lines, String heading, CensusReport report, Remark.Status status, Ink ink) {
        List<Remark> remarks = report.remarks().stream()
                .filter(remark -> remark.status() == status)
                .toList();
        if (remarks.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(Paint.BOLD.on(heading, ink));
        for (Remark remark : remarks) {
            Paint paint = status == Remark.Status.FOUND && remark.severity() >= 0.5 ? Paint.RED : Paint.YELLOW;
            lines.add("  " + paint.on(remark.title(), ink) + "  (" + remark.id() + ")");
            wrap(lines, "    ", remark.sentence());
            if (!remark.advice().isEmpty()) {
                wrap(lines, "    → ", remark.advice());
            }
        }
    }

    private static void wrap(List<String> lines, String first, String text) {
        String indent = first;
        for (String line : Wrap.lines(text, TerminalReport.WIDTH - first.length())) {
            lines.add(indent + line);
            indent = " ".repeat(first.length());
        }
    }
}
