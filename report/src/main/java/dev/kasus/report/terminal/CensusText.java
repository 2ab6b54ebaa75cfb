package dev.kasus.report.terminal;

import dev.kasus.census.CheckResult;
import dev.kasus.census.CheckResult.Status;
import dev.kasus.report.CensusReport;
import dev.kasus.report.CensusReport.ClassLine;
import dev.kasus.report.CensusVerdict;
import dev.kasus.report.ClassRows;
import dev.kasus.report.NumberText;
import dev.kasus.report.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A census for the terminal: first the classes and the evidence, then verdict, advice and the next command, next to the
 * prompt.
 */
public final class CensusText {
    private static final int MOST_LINES = 40;
    private static final int MOST_CLASSES = 4;
    private static final int MOST_ADVICE = 2;
    private static final int MOST_ADVICE_LINES = 3;
    private static final int NAME = 24;
    /** Room at the end of a line for the mark that some are left out. */
    private static final int ELLIPSIS = 2;

    private final CensusReport report;
    private final ColourMode colours;
    private final int width;

    private CensusText(CensusReport report, ColourMode colours, int width) {
        this.report = report;
        this.colours = colours;
        this.width = width;
    }

    /**
     * The text, without a line break at its end.
     *
     * @param width columns of the terminal, 60 or more
     * @param all whether to print every class and every finding in full
     */
    public static String text(CensusReport report, ColourMode colours, int width, boolean all) {
        return String.join("\n", new CensusText(report, colours, width).lines(all));
    }

    private List<String> lines(boolean all) {
        List<String> head = head(all ? report.classes().size() : MOST_CLASSES);
        List<String> tail = tail(all);
        List<CheckResult> found = of(Status.FOUND);
        List<String> middle = new ArrayList<>();
        // An empty line, a heading, and one line for what is left out.
        int room = MOST_LINES - head.size() - tail.size() - otherChecks().size() - 3;
        int shown = 0;
        for (CheckResult result : found) {
            List<String> lines = all ? full(result) : brief(result);
            int others = found.size() - shown - 1;
            int fit = all ? lines.size() : Math.min(lines.size(), room - middle.size() - others);
            if (fit < 1 && shown > 0 && middle.size() >= room) {
                break;
            }
            middle.addAll(shortened(lines, Math.max(1, fit)));
            shown++;
        }
        List<String> lines = new ArrayList<>(head);
        if (!found.isEmpty()) {
            lines.add("");
            lines.add(TerminalColour.BOLD.on("Found", colours));
            lines.addAll(middle);
        }
        if (!all && !found.isEmpty()) {
            int rest = found.size() - shown;
            lines.add(TerminalColour.DIM.on(
                    "  " + (rest > 0 ? "and " + rest + " more; " : "") + "all: --all; pictures: --html FILE", colours));
        }
        lines.addAll(all ? otherChecksInFull() : otherChecks());
        lines.addAll(tail);
        return lines;
    }

    private List<String> head(int mostClasses) {
        List<String> lines = new ArrayList<>();
        wrap(
                lines,
                "",
                report.folder() + ": " + Phrase.counted(report.pictures(), "picture") + " of "
                        + Phrase.counted(report.classes().size(), "class")
                        + (report.groups() > 0 ? ", " + Phrase.counted(report.groups(), "group") : ""));
        ClassRows rows = ClassRows.of(report, mostClasses);
        int most = report.classes().stream().mapToInt(ClassLine::pictures).max().orElse(1);
        int bar = width - NAME - (report.split() ? 20 : 10) - (report.groups() > 0 ? 9 : 0);
        if (report.split() || report.groups() > 0) {
            lines.add(TerminalColour.DIM.on(
                    "  " + " ".repeat(NAME)
                            + (report.split()
                                    ? TextWidth.right("train", 9) + TextWidth.right("val", 8)
                                    : TextWidth.right("pictures", 9))
                            + (report.groups() > 0 ? TextWidth.right("groups", 8) : ""),
                    colours));
        }
        for (ClassLine line : rows.shown()) {
            String counts = report.split()
                    ? TextWidth.right(NumberText.count(line.train()), 9)
                            + TextWidth.right(NumberText.count(line.validation()), 8)
                    : TextWidth.right(NumberText.count(line.pictures()), 9);
            boolean missing = report.split() && (line.train() == 0 || line.validation() == 0);
            lines.add("  " + TextWidth.left(TextWidth.harmless(line.name()), NAME)
                    + (missing ? TerminalColour.RED.on(counts, colours) : counts)
                    + (report.groups() > 0 ? TextWidth.right(NumberText.count(line.groups()), 8) : "")
                    + (missing
                            ? TerminalColour.RED.on(line.train() == 0 ? " not trained on" : " not validated", colours)
                            : " " + "█".repeat(Math.max(1, bar * line.pictures() / Math.max(1, most)))));
        }
        if (rows.rest() > 0) {
            lines.add(TerminalColour.DIM.on(
                    "  and " + Phrase.counted(rows.rest(), "class") + " in between; --all shows them", colours));
        }
        report.notes().forEach((heading, note) -> wrap(lines, "  note: ", heading + ": " + note));
        return lines;
    }

    /** Its measurement only: what to do stands below. */
    private List<String> brief(CheckResult result) {
        List<String> lines = new ArrayList<>();
        for (String line : Wrap.lines(result.title() + ": " + result.sentence(), width - 2 - ELLIPSIS)) {
            lines.add("  " + line);
        }
        lines.set(0, paint(result).on(lines.get(0), colours));
        return lines;
    }

    /** The first lines, with an ellipsis where some are left out. */
    private static List<String> shortened(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, most));
        some.set(most - 1, some.get(most - 1) + " …");
        return some;
    }

    private List<String> full(CheckResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + paint(result).on(result.title(), colours) + "  (" + result.id() + ")");
        wrap(lines, "    ", result.sentence());
        if (!result.advice().isEmpty()) {
            wrap(lines, "    → ", result.advice());
        }
        return lines;
    }

    private List<String> otherChecks() {
        List<String> lines = new ArrayList<>();
        names(lines, "Could not check: ", of(Status.UNKNOWN));
        names(lines, "Checked and not found: ", of(Status.CLEAR));
        if (!lines.isEmpty()) {
            lines.add(0, "");
        }
        return lines;
    }

    private List<String> otherChecksInFull() {
        List<String> lines = new ArrayList<>();
        if (!of(Status.UNKNOWN).isEmpty()) {
            lines.add("");
            lines.add(TerminalColour.BOLD.on("Could not check", colours));
            of(Status.UNKNOWN).forEach(result -> lines.addAll(full(result)));
        }
        if (!of(Status.CLEAR).isEmpty()) {
            lines.add("");
            lines.add(TerminalColour.BOLD.on("Checked and not found", colours));
            of(Status.CLEAR).forEach(result -> lines.addAll(brief(result)));
        }
        return lines;
    }

    private void names(List<String> lines, String heading, List<CheckResult> results) {
        if (!results.isEmpty()) {
            String names = results.stream()
                    .map(result -> Phrase.inSentence(result.title()))
                    .collect(Collectors.joining(", "));
            for (String line : Wrap.lines(heading + names, width)) {
                lines.add(TerminalColour.DIM.on(line, colours));
            }
        }
    }

    private List<String> tail(boolean all) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        verdict(lines);
        List<CheckResult> first = of(Status.FOUND).stream()
                .limit(all ? Long.MAX_VALUE : MOST_ADVICE)
                .toList();
        if (!first.isEmpty()) {
            lines.add(TerminalColour.BOLD.on("What to do", colours));
            for (int i = 0; i < first.size(); i++) {
                List<String> advice = new ArrayList<>();
                wrap(
                        advice,
                        "  " + (i + 1) + ". ",
                        first.get(i).title() + ": " + first.get(i).advice());
                lines.addAll(all ? advice : shortened(advice, MOST_ADVICE_LINES));
            }
        }
        if (!report.next().recipe().isEmpty()) {
            lines.add("  In a recipe:");
            report.next().recipe().lines().forEach(line -> lines.add("    " + line));
        }
        // Not wrapped: a command is pasted whole.
        report.next().commands().forEach(command -> lines.add(TerminalColour.BOLD.on("→ " + command, colours)));
        return lines;
    }

    private void verdict(List<String> lines) {
        String indent = switch (report.verdict().kind()) {
            case TROUBLE -> "✗ ";
            case MINOR -> "! ";
            case PARTLY -> "◐ ";
            case CLEAR -> "✓ ";
        };
        TerminalColour paint = switch (report.verdict().kind()) {
            case TROUBLE -> TerminalColour.RED;
            case MINOR, PARTLY -> TerminalColour.YELLOW;
            case CLEAR -> TerminalColour.GREEN;
        };
        for (String line : Wrap.lines(report.verdict().sentence(), width - indent.length())) {
            lines.add(paint.on(indent + line, colours));
            indent = "  ";
        }
    }

    private List<CheckResult> of(Status status) {
        return report.results().stream()
                .filter(result -> result.status() == status)
                .toList();
    }

    private static TerminalColour paint(CheckResult result) {
        return CensusVerdict.isSerious(result) ? TerminalColour.RED : TerminalColour.YELLOW;
    }

    private void wrap(List<String> lines, String first, String text) {
        String indent = first;
        for (String line : Wrap.lines(text, width - first.length() - ELLIPSIS)) {
            lines.add(indent + line);
            indent = " ".repeat(first.length());
        }
    }
}
