package dev.kasus.report.terminal;

import dev.kasus.remedy.Treatment;
import dev.kasus.report.BriefDiff;
import dev.kasus.report.EffectText;
import dev.kasus.report.NumberText;
import dev.kasus.report.Phrase;
import dev.kasus.report.TrialReport;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The plan of a trial, printed before it starts: a verdict counts only if its rules were fixed beforehand. */
public final class TrialPlan {
    private TrialPlan() {}

    /** The whole text, ending with a line break. */
    public static String text(TrialReport report, ColourMode colours) {
        Trial trial = report.outcome().trial();
        List<String> lines = new ArrayList<>();
        lines.add(TerminalColour.BOLD.on(
                "Trial of " + Phrase.counted(report.treatments().size(), "treatment") + " for " + report.run(),
                colours));
        for (Treatment treatment : report.treatments()) {
            lines.add("");
            lines.add("  " + TerminalColour.BOLD.on(treatment.remedy().id(), colours) + ": " + treatment.dose());
            changes(treatment, trial, colours).forEach(line -> lines.add("    " + line));
        }
        for (Treatment treatment : report.common()) {
            lines.add("");
            lines.add("  " + TerminalColour.BOLD.on("every arm, the control too", colours) + ": "
                    + treatment.remedy().id() + ", " + treatment.dose());
            lines.addAll(Wrap.lines(
                            "This changes the measurement: do not compare the results with those of the run.",
                            TerminalReport.WIDTH - 4)
                    .stream()
                    .map(line -> "    " + line)
                    .toList());
            changes(treatment, trial, colours).forEach(line -> lines.add("    " + line));
        }
        lines.add("");
        lines.add("  " + TerminalColour.BOLD.on("control", colours) + ": the recipe "
                + (report.common().isEmpty() ? "as it is" : "with that change only"));
        lines.add("  " + TerminalColour.BOLD.on("placebo", colours)
                + ": the recipe as it is, under other seeds than the control");
        lines.add("");
        lines.addAll(Wrap.lines(rules(report), TerminalReport.WIDTH));
        return String.join("\n", lines) + "\n";
    }

    /** The changes in the recipe; code is printed only for treatments that helped. */
    private static List<String> changes(Treatment treatment, Trial trial, ColourMode colours) {
        return BriefDiff.of(treatment.diff(trial.recipe())).stream()
                .map(line -> (line.startsWith("-") ? TerminalColour.RED : TerminalColour.GREEN).on(line, colours))
                .toList();
    }

    private static String rules(TrialReport report) {
        Trial trial = report.outcome().trial();
        TrialRule rule = trial.rule();
        EffectText effects = new EffectText(report.outcome().metric());
        String analyses = rule.analyses().stream().map(String::valueOf).collect(Collectors.joining(" and after "));
        return "Each arm is paired with the control by seed (" + trial.seeds().get(0) + " to "
                + trial.seeds().get(trial.seeds().size() - 1) + ") and compared by "
                + report.outcome().metric().title() + " at the end. The smallest effect that matters is "
                + effects.size(rule.minimumEffect()) + ". Interim analyses after " + analyses + " pairs; an arm "
                + "stops at the analysis that decides its verdict. " + error(rule)
                + " At most "
                + Phrase.counted(trial.mostRuns(), "training") + ".";
    }

    private static String error(TrialRule rule) {
        String arms = Phrase.counted(rule.arms(), "arm") + " and "
                + (rule.analyses().size() == 1 ? "1 analysis" : rule.analyses().size() + " analyses");
        String error = NumberText.brief(rule.error());
        return switch (rule.method()) {
            case BONFERRONI ->
                "The error probability of " + error
                        + " for any false \"helped\" or \"harmed\" is divided evenly among " + arms
                        + " (Bonferroni): the confidence level of each interval is " + EffectText.level(rule.level())
                        + ".";
            case MODERATED ->
                "The error probability for any false \"helped\" or \"harmed\" is " + error
                        + " in all " + arms + " (Dunnett's comparison with a control, variances moderated by those of"
                        + " all arms): the confidence level of all intervals together is "
                        + EffectText.level(rule.level()) + ".";
        };
    }
}
