package dev.kasus.report;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.RecipeDiff;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several runs side by side, for a terminal: what each has come to, and what its recipe does not have in common with the first. */
public final class ComparisonText {
    private static final int VERDICT = 36;

    private ComparisonText() {}

    /** The whole text, ending with a line break; escape sequences only with {@link Ink#COLOUR}. */
    public static String text(List<RunReport> reports, Ink ink) {
        List<String> lines = new ArrayList<>();
        for (int run = 0; run < reports.size(); run++) {
            RunReport report = reports.get(run);
            String state = report.state().isEmpty() ? "" : ", " + report.state();
            lines.add(Paint.BOLD.on(letter(run, reports), ink) + Width.harmless(report.run() + state));
        }
        lines.add("");
        lines.add(Paint.DIM.on(row("", "validation", "best", "training", "epochs", "verdict"), ink));
        for (int run = 0; run < reports.size(); run++) {
            lines.addAll(row(letter(run, reports), reports.get(run), ink));
        }
        warnings(reports, ink, lines);
        for (int run = 1; run < reports.size(); run++) {
            difference(reports, run, ink, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String letter(int run, List<RunReport> reports) {
        return Page.letter(run, reports.size()).strip() + "  ";
    }

    private static String row(
            String letter, String validation, String best, String training, String epochs, String verdict) {
        return Width.left(letter, 3) + Width.right(validation, 10) + Width.right(best, 9) + Width.right(training, 10)
                + Width.right(epochs, 8) + "  " + verdict;
    }

    private static List<String> row(String letter, RunReport report, Ink ink) {
        Paint paint = report.diagnosis().present().isEmpty() ? Paint.YELLOW : Paint.RED;
        List<String> verdict = Wrap.lines(verdict(report), VERDICT);
        List<String> lines = new ArrayList<>();
        lines.add(row(
                letter,
                last(report, Signals.VALIDATION_ACCURACY),
                best(report),
                last(report, Signals.TRAIN_ACCURACY),
                Integer.toString(report.recording().epochs()),
                paint.on(verdict.get(0), ink)));
        verdict.stream().skip(1).forEach(line -> lines.add(row("", "", "", "", "", paint.on(line, ink))));
        return lines;
    }

    /** The first finding and how many more there are; what could not be looked at is never left out. */
    static String verdict(RunReport report) {
        List<Finding> present = report.diagnosis().present();
        if (!present.isEmpty()) {
            String others = present.size() == 1 ? "" : " and " + (present.size() - 1) + " more";
            return "sick: " + Names.inSentence(present.get(0).title()) + others;
        }
        int all = report.diagnosis().findings().size();
        int unknown = report.diagnosis().unknown().size();
        if (unknown == all) {
            return "no verdict";
        }
        return "nothing wrong found" + (unknown == 0 ? "" : "; " + Names.counted(unknown, "thing") + " not looked at");
    }

    private static String last(RunReport report, Signal signal) {
        double value = report.recording().series(signal).last();
        return Double.isFinite(value) ? Numbers.percent(value) : "–";
    }

    private static String best(RunReport report) {
        Best best = Best.of(report.recording(), Signals.VALIDATION_ACCURACY.tag(), true);
        return Double.isFinite(best.value()) ? Numbers.percent(best.value()) : "–";
    }

    private static void warnings(List<RunReport> reports, Ink ink, List<String> lines) {
        for (int run = 0; run < reports.size(); run++) {
            for (String warning : reports.get(run).warnings()) {
                String indent = "!  " + letter(run, reports);
                for (String line : Wrap.lines(warning, TerminalReport.WIDTH - indent.length())) {
                    lines.add(Paint.YELLOW.on(indent + line, ink));
                    indent = " ".repeat(indent.length());
                }
            }
        }
    }

    /** Lines that the recipe of a run does not have in common with the first; empty where one of the two is not known. */
    static Optional<List<String>> difference(List<RunReport> reports, int run) {
        Optional<Recipe> first = reports.get(0).recording().recipe();
        Optional<Recipe> other = reports.get(run).recording().recipe();
        return first.isPresent() && other.isPresent()
                ? Optional.of(RecipeDiff.between(first.get(), other.get()))
                : Optional.empty();
    }

    private static void difference(List<RunReport> reports, int run, Ink ink, List<String> lines) {
        String names = "Recipe, from " + letter(0, reports).strip() + " to "
                + letter(run, reports).strip();
        Optional<List<String>> difference = difference(reports, run);
        String said = difference.isEmpty() ? ": not known" : difference.get().isEmpty() ? ": the same" : "";
        lines.add("");
        lines.add(Paint.BOLD.on(names + said, ink));
        BriefDiff.of(difference.orElse(List.of()))
                .forEach(line -> lines.add(
                        "  " + (line.startsWith("-") ? Paint.RED : Paint.GREEN).on(Width.harmless(line), ink)));
    }
}
