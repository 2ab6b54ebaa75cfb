package dev.kasus.report;

import dev.kasus.diagnosis.Finding;
import dev.kasus.remedy.Treatment;
import dev.kasus.trial.Arm;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Proof;
import dev.kasus.trial.Trial;
import dev.kasus.trial.TrialOutcome;
import dev.kasus.trial.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report of a trial of a run's treatments.
 *
 * @param run its name
 * @param causes that were found in the run, in rank order, without symptoms
 * @param common the treatment of every arm, the control too, because it changes the measurement itself
 * @param treatments one for each arm that is named after its remedy
 * @param outcome of the trial so far
 */
public record TrialReport(
        String run, List<Finding> causes, List<Treatment> common, List<Treatment> treatments, TrialOutcome outcome) {
    /** Default folder of a trial, inside the folder of the run. */
    public static final String FOLDER = "treatment";

    /** Copies the lists. */
    public TrialReport {
        causes = List.copyOf(causes);
        common = List.copyOf(common);
        treatments = List.copyOf(treatments);
    }

    /** The same run and arms after more trainings. */
    public TrialReport at(TrialOutcome newer) {
        return new TrialReport(run, causes, common, treatments, newer);
    }

    /** The verdict of an arm. */
    Verdict verdict(Arm arm) {
        Judgement judgement = outcome.judgements().get(arm);
        return judgement == null ? Verdict.NOT_ENOUGH_RUNS : judgement.verdict();
    }

    /** Whether the placebo was judged to help or harm: then no verdict can be trusted. */
    public boolean isPlaceboActive() {
        Verdict placebo = verdict(Arm.PLACEBO);
        return placebo == Verdict.HELPED || placebo == Verdict.HARMED;
    }

    /** The treatments that helped, the most effective first; none if the placebo is active. */
    public List<Treatment> cures() {
        if (isPlaceboActive()) {
            return List.of();
        }
        Map<Arm, Judgement> judgements = outcome.judgements();
        return judgements.entrySet().stream()
                .filter(entry -> entry.getValue().verdict() == Verdict.HELPED)
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().effect()))
                .flatMap(entry -> treatment(entry.getKey()).stream())
                .toList();
    }

    /** The run of the most effective treatment under its first seed, to diagnose remaining problems; empty if nothing helped. */
    public Optional<Trial.Run> cured() {
        return cures().stream()
                .findFirst()
                .map(cure -> Arm.of(cure.remedy().id(), cure.edit()))
                .flatMap(arm -> outcome.values().keySet().stream()
                        .filter(run -> run.arm().equals(arm))
                        .min(Comparator.comparingLong(Trial.Run::seed)));
    }

    /** The most effective treatment; empty if none helped. */
    public Optional<Treatment> cure() {
        return cures().stream().findFirst();
    }

    /** Name of the file that holds a treatment as an edit of a recipe, in the folder of the trial. */
    public static String fileOf(Treatment treatment) {
        return treatment.remedy().id() + ".yaml";
    }

    /** The effect of a treatment in words: {@code validation accuracy +25.2 points (+20.1 to +30.3, 5 pairs)}. */
    String effectOf(Treatment treatment) {
        Judgement judgement = outcome.judgements().get(Arm.of(treatment.remedy().id(), treatment.edit()));
        EffectText effects = new EffectText(outcome.metric());
        return judgement == null
                ? ""
                : outcome.metric().title() + " " + effects.effect(judgement.effect()) + " " + effects.unit() + " ("
                        + effects.interval(judgement.interval()) + ", " + Phrase.counted(judgement.pairs(), "pair")
                        + ")";
    }

    /** The treatment of an arm; empty for the placebo. */
    public Optional<Treatment> treatment(Arm arm) {
        return treatments.stream()
                .filter(treatment -> treatment.remedy().id().equals(arm.id()))
                .findFirst();
    }

    /** The causes found that a treatment addresses. */
    List<String> causesOf(Treatment treatment) {
        return causes.stream()
                .map(Finding::id)
                .filter(treatment.remedy().cures()::contains)
                .toList();
    }

    /** The proven causes: a treatment helped that addresses this cause and no other found one. */
    public List<String> proven() {
        return List.copyOf(
                Proof.of(outcome, causes.stream().map(Finding::id).toList()).keySet());
    }
}
