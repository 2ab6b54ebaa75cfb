package dev.kasus.trial;

import dev.kasus.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A paired trial of several arms against the unchanged control. It is pure: it plans the next runs and judges the
 * finished ones; an engine trains them.
 *
 * @param recipe unchanged
 * @param arms compared with the control, the placebo among them
 * @param seeds in execution order
 * @param rule of the interim analyses and verdicts
 */
public record Trial(Recipe recipe, List<Arm> arms, List<Long> seeds, TrialRule rule) {
    /** Copies the lists; refuses arms with the same name. */
    public Trial {
        arms = List.copyOf(arms);
        seeds = List.copyOf(seeds);
        if (arms.stream().map(Arm::id).distinct().count() < arms.size()) {
            throw new IllegalArgumentException("two arms have the same name: " + arms);
        }
        if (seeds.size() < rule.mostPairs()) {
            throw new IllegalArgumentException(seeds.size() + " seeds for " + rule.mostPairs() + " pairs");
        }
    }

    /**
     * A training of a trial.
     *
     * @param arm of the run
     * @param seed of the run
     */
    public record Run(Arm arm, long seed) {
        /** Its id in the trial. */
        public String id() {
            return arm.id() + "-seed-" + seed;
        }

        boolean isControl() {
            return arm.equals(Arm.CONTROL);
        }
    }

    /** The recipe of a run. */
    public Recipe recipe(Run run) {
        return run.arm().recipe(recipe, run.seed());
    }

    /**
     * The runs needed for the next interim analysis, those of the control first; empty if every arm is settled.
     *
     * @param done metric of each finished run
     */
    public List<Run> next(Map<Run, Double> done) {
        Set<Run> runs = new LinkedHashSet<>();
        for (Arm arm : arms) {
            Pairs pairs = pairs(arm, done);
            if (!rule.judge(pairs).settled()) {
                for (long seed : seeds.subList(0, rule.nextAnalysis(pairs.count()))) {
                    runs.add(new Run(Arm.CONTROL, seed));
                    runs.add(new Run(arm, seed));
                }
            }
        }
        runs.removeAll(done.keySet());
        List<Run> ordered = new ArrayList<>(runs);
        ordered.sort((a, b) -> Boolean.compare(!a.isControl(), !b.isControl()));
        return ordered;
    }

    /** The judgement of each arm from the finished runs. */
    public Map<Arm, Judgement> judgements(Map<Run, Double> done) {
        Map<Arm, Judgement> judgements = new LinkedHashMap<>();
        arms.forEach(arm -> judgements.put(arm, rule.judge(pairs(arm, done))));
        return judgements;
    }

    /** The pairs of an arm, in the order of the seeds, up to the first incomplete pair. */
    Pairs pairs(Arm arm, Map<Run, Double> done) {
        List<Double> control = new ArrayList<>();
        List<Double> treated = new ArrayList<>();
        for (long seed : seeds) {
            Double before = done.get(new Run(Arm.CONTROL, seed));
            Double after = done.get(new Run(arm, seed));
            if (before == null || after == null) {
                break;
            }
            control.add(before);
            treated.add(after);
        }
        return new Pairs(array(control), array(treated));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The number of trainings if no arm is settled early. */
    public int mostRuns() {
        return (arms.size() + 1) * rule.mostPairs();
    }
}
