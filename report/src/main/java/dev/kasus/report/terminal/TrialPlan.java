package dev.kasus.report.terminal;

import dev.kasus.remedy.Treatment;
import dev.kasus.report.BriefDiff;
import dev.kasus.report.EffectText;
import dev.kasus.report.NameList;
import dev.kasus.report.NumberText;
import dev.kasus.report.TrialReport;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a trial is going to do, said before it does it: a verdict is worth what was fixed beforehand. */
public final class TrialPlan {
    private TrialPlan() {}

    /** The whole text, ending with a line break. */
    public static String text(TrialReport report, ColourMode colours) {
        Trial trial = report.outcome().trial();
        List<String> lines = new ArrayList<>();
        lines.add(TerminalColour.BOLD.on(
                "Trial of " + NameList.counted(report.treatments().size(), "treatment") + " for " + report.run(),
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
                            "It changes what is measured: figures from here on are not to be compared with those of the run.",
                            TerminalReport.WIDTH - 4)
                    .stream()
                    .map(line -> "    " + line)
                    .toList());
            changes(treatment, trial, colours).forEach(line -> lines.add("    " + line));
        }
        lines.add("");
        lines.add("  " + TerminalColour.BOLD.on("control", colours) + ": the recipe "
                + (report.common().isEmpty() ? "as it is" : "with that and nothing else"));
        lines.add("  " + TerminalColour.BOLD.on("placebo", colours)
                + ": the recipe as it is, under other seeds than the control");
        lines.add("");
        lines.addAll(Wrap.lines(rules(report), TerminalReport.WIDTH));
        return String.join("\n", lines) + "\n";
    }

    /** What changes in the recipe; the code of what helps is printed when that is known. */
    private static List<String> changes(Treatment treatment, Trial trial, ColourMode colours) {
        return BriefDiff.of(treatment.diff(trial.recipe())).stream()
                .map(line -> (line.startsWith("-") ? TerminalColour.RED : TerminalColour.GREEN).on(line, colours))
                .toList();
    }

    private static String rules(TrialReport report) {
        Trial trial = report.outcome().trial();
        TrialRule rule = trial.rule();
        EffectText effects = new EffectText(report.outcome().metric());
        String looks = rule.analyses().stream().map(String::valueOf).collect(Collectors.joining(" and after "));
        return "Each arm is paired with the control by seed (" + trial.seeds().get(0) + " to "
                + trial.seeds().get(trial.seeds().size() - 1) + ") and compared by "
                + report.outcome().metric().title() + " at the end; the least that matters is "
                + effects.size(rule.minimumEffect()) + ". Looks after " + looks
                + " pairs; an arm stops at the look that settles its verdict. The probability of "
                + NumberText.brief(rule.error())
                + " that chance makes any arm look helped or harmed is shared evenly by "
                + NameList.counted(rule.arms(), "arm") + " and "
                + NameList.counted(rule.analyses().size(), "look")
                + " (Bonferroni): each interval is at " + EffectText.level(rule.level()) + ". At most "
                + NameList.counted(trial.mostRuns(), "training") + ".";
    }
}
