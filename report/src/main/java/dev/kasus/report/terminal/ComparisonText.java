package dev.kasus.report.terminal;

import dev.kasus.diagnosis.Finding;
import dev.kasus.report.Best;
import dev.kasus.report.BriefDiff;
import dev.kasus.report.NumberText;
import dev.kasus.report.Phrase;
import dev.kasus.report.RunLetter;
import dev.kasus.report.RunReport;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several runs side by side, for a terminal: the results of each, and how its recipe differs from the first. */
public final class ComparisonText {
    private static final int VERDICT = 36;

    private ComparisonText() {}

    /** The whole text, ending with a line break; escape sequences only with {@link ColourMode#COLOUR}. */
    public static String text(List<RunReport> reports, ColourMode colours) {
        List<String> lines = new ArrayList<>();
        for (int run = 0; run < reports.size(); run++) {
            RunReport report = reports.get(run);
            String state = report.state().isEmpty() ? "" : ", " + report.state();
            lines.add(TerminalColour.BOLD.on(letter(run, reports), colours) + TextWidth.harmless(report.run() + state));
        }
        lines.add("");
        lines.add(TerminalColour.DIM.on(row("", "validation", "best", "training", "epochs", "verdict"), colours));
        for (int run = 0; run < reports.size(); run++) {
            lines.addAll(row(letter(run, reports), reports.get(run), colours));
        }
        warnings(reports, colours, lines);
        for (int run = 1; run < reports.size(); run++) {
            difference(reports, run, colours, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String letter(int run, List<RunReport> reports) {
        return RunLetter.of(run, reports.size()).strip() + "  ";
    }

    private static String row(
            String letter, String validation, String best, String training, String epochs, String verdict) {
        return TextWidth.left(letter, 3) + TextWidth.right(validation, 10) + TextWidth.right(best, 9)
                + TextWidth.right(training, 10) + TextWidth.right(epochs, 8) + "  " + verdict;
    }

    private static List<String> row(String letter, RunReport report, ColourMode colours) {
        TerminalColour paint = report.diagnosis().present().isEmpty() ? TerminalColour.YELLOW : TerminalColour.RED;
        List<String> verdict = Wrap.lines(verdict(report), VERDICT);
        List<String> lines = new ArrayList<>();
        lines.add(row(
                letter,
                last(report, Signals.VALIDATION_ACCURACY),
                best(report),
                last(report, Signals.TRAIN_ACCURACY),
                Integer.toString(report.recording().epochs()),
                paint.on(verdict.get(0), colours)));
        verdict.stream().skip(1).forEach(line -> lines.add(row("", "", "", "", "", paint.on(line, colours))));
        return lines;
    }

    /** The first finding and how many more there are; checks that were not possible are never left out. */
    static String verdict(RunReport report) {
        List<Finding> present = report.diagnosis().present();
        if (!present.isEmpty()) {
            String others = present.size() == 1 ? "" : " and " + (present.size() - 1) + " more";
            return "sick: " + Phrase.inSentence(present.get(0).title()) + others;
        }
        int all = report.diagnosis().findings().size();
        int unknown = report.diagnosis().unknown().size();
        if (unknown == all) {
            return "no verdict";
        }
        return "nothing wrong found" + (unknown == 0 ? "" : "; " + Phrase.counted(unknown, "check") + " not possible");
    }

    private static String last(RunReport report, Signal signal) {
        double value = report.recording().series(signal).last();
        return Double.isFinite(value) ? NumberText.percent(value) : "–";
    }

    private static String best(RunReport report) {
        Best best = Best.of(report.recording(), Signals.VALIDATION_ACCURACY.tag(), true);
        return Double.isFinite(best.value()) ? NumberText.percent(best.value()) : "–";
    }

    private static void warnings(List<RunReport> reports, ColourMode colours, List<String> lines) {
        for (int run = 0; run < reports.size(); run++) {
            for (String warning : reports.get(run).warnings()) {
                String indent = "!  " + letter(run, reports);
                for (String line : Wrap.lines(warning, TerminalReport.WIDTH - indent.length())) {
                    lines.add(TerminalColour.YELLOW.on(indent + line, colours));
                    indent = " ".repeat(indent.length());
                }
            }
        }
    }

    private static void difference(List<RunReport> reports, int run, ColourMode colours, List<String> lines) {
        String names = "Recipe, from " + letter(0, reports).strip() + " to "
                + letter(run, reports).strip();
        Optional<List<String>> difference = RunReport.recipeDifference(reports, run);
        String said = difference.isEmpty() ? ": not known" : difference.get().isEmpty() ? ": the same" : "";
        lines.add("");
        lines.add(TerminalColour.BOLD.on(names + said, colours));
        BriefDiff.of(difference.orElse(List.of()))
                .forEach(line -> lines.add("  "
                        + (line.startsWith("-") ? TerminalColour.RED : TerminalColour.GREEN)
                                .on(TextWidth.harmless(line), colours)));
    }
}
