package dev.kasus.report.html;

import dev.kasus.remedy.Treatment;
import dev.kasus.report.EffectText;
import dev.kasus.report.Phrase;
import dev.kasus.report.TrialReport;
import dev.kasus.report.TrialSentences;
import dev.kasus.report.svg.ForestPlot;
import dev.kasus.report.svg.ForestStrip;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A trial as the page shows it.
 *
 * @param lead what was compared, and how
 * @param unfinished whether an arm still waits for its verdict
 * @param everyArm what every arm is given, in words; may be empty
 * @param level confidence level of the intervals
 * @param unit of the effects
 * @param arms with their verdicts
 * @param axis of the forest plot
 * @param cure what helped most; none or one
 * @param withoutCure why there is none; empty if there is one
 * @param proven titles of the causes that are proven
 * @param sentences conclusions about the causes
 */
record TrialView(
        String lead,
        boolean unfinished,
        List<String> everyArm,
        String level,
        String unit,
        List<ArmView> arms,
        Axis axis,
        List<Cure> cure,
        String withoutCure,
        List<String> proven,
        List<String> sentences) {

    /**
     * One arm.
     *
     * @param name the title of its remedy
     * @param id of the remedy
     * @param look of its verdict
     * @param verdict in words
     * @param effect with its sign
     * @param interval of the effect
     * @param pairs how many
     * @param row of the forest plot, as SVG
     */
    record ArmView(
            String name,
            String id,
            String look,
            String verdict,
            String effect,
            String interval,
            String pairs,
            String row) {}

    /**
     * The horizontal axis of the forest plot.
     *
     * @param left effect at the left edge
     * @param right effect at the right edge
     * @param least the smallest effect that matters, in words; empty if every one does
     * @param cut whether an interval extends beyond an edge
     */
    record Axis(String left, String right, String least, boolean cut) {}

    /**
     * The treatment that helped most.
     *
     * @param title of the remedy
     * @param dose the size of the change and where it applies
     * @param run of the trial, under its first seed
     * @param report address of the page of that run
     */
    record Cure(String title, String dose, String run, String report) {}

    /**
     * @param toRun address of the folder of the run as seen from the page, ending with a slash; empty if the page is in it
     */
    static TrialView of(TrialReport report, String toRun) {
        TrialOutcome outcome = report.outcome();
        EffectText effects = new EffectText(outcome.metric());
        double minimum = outcome.trial().rule().minimumEffect();
        ForestPlot plot = new ForestPlot(ForestStrip.of(outcome.judgements().values(), minimum));
        List<ArmView> arms = new ArrayList<>();
        outcome.judgements().forEach((arm, judgement) -> arms.add(arm(arm, judgement, report, effects, plot)));
        List<Treatment> cures = report.cures();
        return new TrialView(
                lead(outcome, effects),
                !outcome.complete(),
                report.common().stream()
                        .map(treatment -> treatment.remedy().title() + ", " + treatment.dose())
                        .toList(),
                EffectText.level(outcome.trial().rule().level()),
                effects.unit(),
                arms,
                new Axis(
                        effects.effect(-plot.scale().reach()),
                        effects.effect(plot.scale().reach()),
                        minimum > 0 ? effects.size(minimum) : "",
                        outcome.judgements().values().stream()
                                .anyMatch(it -> Double.isFinite(it.effect()) && plot.isCut(it.interval()))),
                cures.stream().limit(1).map(cure -> cure(cure, report, toRun)).toList(),
                cures.isEmpty() ? TrialSentences.withoutCure(report) : "",
                report.causes().stream()
                        .filter(cause -> report.proven().contains(cause.id()))
                        .map(cause -> cause.title())
                        .toList(),
                cures.isEmpty() ? List.of() : TrialSentences.ofCures(report));
    }

    private static String lead(TrialOutcome outcome, EffectText effects) {
        long controls = outcome.values().keySet().stream()
                .filter(run -> run.arm().equals(Arm.CONTROL))
                .count();
        return "Each treatment was trained in pairs with the unchanged recipe (the control) under the same seeds. "
                + "They were compared by "
                + outcome.metric().title() + " at the end. "
                + (controls == 0
                        ? "No training of the control is finished yet."
                        : "The control reached " + effects.value(outcome.mean(Arm.CONTROL)) + ", the mean of "
                                + Phrase.counted(controls, "run") + ".");
    }

    private static ArmView arm(Arm arm, Judgement judgement, TrialReport report, EffectText effects, ForestPlot plot) {
        String effect = effects.effect(judgement.effect());
        boolean known = Double.isFinite(judgement.effect());
        String interval = known ? effects.interval(judgement.interval()) : "–";
        return new ArmView(
                report.treatment(arm)
                        .map(treatment -> treatment.remedy().title())
                        .orElseGet(() -> arm.equals(Arm.PLACEBO) ? "Placebo, which changes nothing" : arm.id()),
                arm.id(),
                judgement.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                TrialSentences.of(judgement.verdict()),
                effect,
                interval,
                Phrase.counted(judgement.pairs(), "pair"),
                plot.row(
                        judgement.effect(),
                        judgement.interval(),
                        known ? "effect " + effect + ", interval " + interval : "no effect is known yet"));
    }

    private static Cure cure(Treatment treatment, TrialReport report, String toRun) {
        String run = report.cured().orElseThrow().id();
        return new Cure(
                treatment.remedy().title(),
                treatment.dose(),
                run,
                toRun + TrialReport.FOLDER + "/" + run + "/report.html");
    }
}
