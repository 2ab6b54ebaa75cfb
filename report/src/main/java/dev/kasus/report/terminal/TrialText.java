package dev.kasus.report.terminal;

import dev.kasus.remedy.Treatment;
import dev.kasus.report.EffectText;
import dev.kasus.report.NextStep;
import dev.kasus.report.Phrase;
import dev.kasus.report.ShellWord;
import dev.kasus.report.TrialReport;
import dev.kasus.report.TrialSentences;
import dev.kasus.report.svg.ForestStrip;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The results of a trial for a terminal of at least 80 columns: verdicts, a forest plot, the cure and what it proves. */
public final class TrialText {
    private static final int ARM = 25;
    private static final int VERDICT = 18;

    private final TrialReport report;
    private final EffectText effects;
    private final ColourMode colours;
    private final List<String> lines = new ArrayList<>();

    private TrialText(TrialReport report, ColourMode colours) {
        this.report = report;
        this.effects = new EffectText(report.outcome().metric());
        this.colours = colours;
    }

    /** Control, verdicts and forest plot, ending with a line break; escape sequences only with {@link ColourMode#COLOUR}. */
    public static String table(TrialReport report, ColourMode colours) {
        TrialText text = new TrialText(report, colours);
        text.table();
        return text.whole();
    }

    /**
     * The table, then the best arm as a diff and as code, and what is proven; ends with a line break. Before the first
     * interim analysis it says how far away that is.
     */
    public static String text(TrialReport report, ColourMode colours) {
        TrialText text = new TrialText(report, colours);
        if (!report.outcome().hasBeenAnalysed()) {
            text.noAnalysisYet();
            return text.whole();
        }
        text.table();
        text.conclusion();
        return text.whole();
    }

    /**
     * What to do after a trial, the next command last; ends with a line break; empty while the trial is unfinished.
     *
     * @param run that was treated, as the person named it
     * @param folder of the trial
     * @param kasus how the user starts the program
     */
    public static String next(TrialReport report, String run, String folder, String kasus) {
        List<NextStep> steps = NextStep.after(report, ShellWord.of(run), ShellWord.of(folder));
        StringBuilder text = new StringBuilder(steps.isEmpty() ? "" : "\n");
        for (int i = steps.size() - 1; i >= 0; i--) {
            NextStep step = steps.get(i);
            text.append(i == 0 ? "  Next: " : "  or:   ")
                    .append(step.calling(kasus))
                    .append("   ")
                    .append(step.purpose())
                    .append('\n');
        }
        return text.toString();
    }

    private String whole() {
        return String.join("\n", lines) + "\n";
    }

    private void noAnalysisYet() {
        int done = report.outcome().values().size();
        int needed = report.outcome().trial().next(Map.of()).size();
        wrap(
                "",
                "No verdict yet: " + done + " of the " + needed
                        + " trainings before the first interim analysis are done.");
    }

    private void table() {
        var outcome = report.outcome();
        long controls = outcome.values().keySet().stream()
                .filter(run -> run.arm().equals(Arm.CONTROL))
                .count();
        lines.add(TerminalColour.BOLD.on(
                "Control: " + outcome.metric().title() + " " + effects.value(outcome.mean(Arm.CONTROL))
                        + ", the mean of " + Phrase.counted(controls, "run"),
                colours));
        lines.add("");
        String level = EffectText.level(outcome.trial().rule().level()) + " interval";
        lines.add(TerminalColour.DIM.on(row("arm", "verdict", "effect", level, "pairs"), colours));
        outcome.judgements().forEach((arm, judgement) -> {
            String row = row(
                    arm.id(),
                    TrialSentences.of(judgement.verdict()),
                    effects.effect(judgement.effect()),
                    effects.interval(judgement.interval()),
                    Integer.toString(judgement.pairs()));
            lines.add(paint(judgement.verdict()).on(row, colours));
        });
        forest();
    }

    private static String row(String arm, String verdict, String effect, String interval, String pairs) {
        return "  " + TextWidth.left(arm, ARM) + " " + TextWidth.left(verdict, VERDICT) + TextWidth.right(effect, 8)
                + TextWidth.right(interval, 19) + TextWidth.right(pairs, 6);
    }

    private void forest() {
        double minimum = report.outcome().trial().rule().minimumEffect();
        var judgements = report.outcome().judgements();
        ForestStrip strip = ForestStrip.of(judgements.values(), minimum);
        lines.add("");
        judgements.forEach((arm, judgement) -> {
            String drawn = strip.row(judgement.effect(), judgement.interval()).stripTrailing();
            lines.add("  " + TextWidth.left(arm.id(), ARM) + " "
                    + paint(judgement.verdict()).on(drawn, colours));
        });
        String right = "better ›";
        lines.add(TerminalColour.DIM.on(
                "  " + " ".repeat(ARM + 1) + TextWidth.left("‹ worse", ForestStrip.WIDTH - right.length()) + right,
                colours));
        wrap(
                "  ",
                "Effects in " + effects.unit() + ", + is better; ┊ marks " + effects.size(minimum)
                        + ", the smallest that matters.");
    }

    private void conclusion() {
        lines.add("");
        List<Treatment> cures = report.cures();
        if (cures.isEmpty()) {
            wrap(report.isPlaceboActive() ? "! " : "", TrialSentences.withoutCure(report));
            return;
        }
        Treatment best = cures.get(0);
        lines.add(TerminalColour.GREEN.on("✓ " + best.remedy().title() + " helped most", colours) + ": " + best.dose());
        TreatmentText.lines(best, report.outcome().trial().recipe(), colours).forEach(line -> lines.add("  " + line));
        lines.add("");
        report.proven().forEach(cause -> lines.add(TerminalColour.GREEN.on("Proven: " + cause, colours)));
        TrialSentences.ofCures(report).forEach(sentence -> wrap("  ", sentence));
    }

    private static TerminalColour paint(Verdict verdict) {
        return switch (verdict) {
            case HELPED -> TerminalColour.GREEN;
            case HARMED -> TerminalColour.RED;
            case NO_DIFFERENCE -> TerminalColour.DIM;
            case NOT_ENOUGH_RUNS -> TerminalColour.YELLOW;
        };
    }

    private void wrap(String indent, String text) {
        Wrap.lines(text, TerminalReport.WIDTH - indent.length()).forEach(line -> lines.add(indent + line));
    }
}
