package dev.kasus.trial;

import dev.kasus.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Arms against the untouched control, paired by seed. Pure: it says which runs come next and what the finished ones mean; somebody
 * else trains them.
 *
 * @param recipe untouched
 * @param arms compared with the control, the placebo among them
 * @param seeds in the order in which they are run
 * @param rule when to look and what to conclude
 */
public record Trial(Recipe recipe, List<Arm> arms, List<Long> seeds, TrialRule rule) {
    /** Copies the lists; refuses arms of one name. */
    public Trial {
        arms = List.copyOf(arms);
        seeds = List.copyOf(seeds);
        if (arms.stream().map(Arm::id).distinct().count() < arms.size()) {
            throw new IllegalArgumentException("two arms of one name: " + arms);
        }
        if (seeds.size() < rule.mostPairs()) {
            throw new IllegalArgumentException(seeds.size() + " seeds for " + rule.mostPairs() + " pairs");
        }
    }

    /**
     * One training of a trial.
     *
     * @param arm which recipe
     * @param seed under which seed
     */
    public record Run(Arm arm, long seed) {
        /** What names it among the runs of its trial. */
        public String id() {
            return arm.id() + "-seed-" + seed;
        }

        boolean isControl() {
            return arm.equals(Arm.CONTROL);
        }
    }

    /** What is run. */
    public Recipe recipe(Run run) {
        return run.arm().recipe(recipe, run.seed());
    }

    /**
     * The runs that are still needed before the next look, the control's first; empty if every arm is settled.
     *
     * @param done metric of each finished run
     */
    public List<Run> next(Map<Run, Double> done) {
        Set<Run> runs = new LinkedHashSet<>();
        for (Arm arm : arms) {
            Pairs pairs = pairs(arm, done);
            if (!rule.judge(pairs).settled()) {
                for (long seed : seeds.subList(0, rule.nextLook(pairs.count()))) {
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

    /** What the finished runs say of each arm. */
    public Map<Arm, Judgement> judgements(Map<Run, Double> done) {
        Map<Arm, Judgement> judgements = new LinkedHashMap<>();
        arms.forEach(arm -> judgements.put(arm, rule.judge(pairs(arm, done))));
        return judgements;
    }

    /** The pairs of an arm, in the order of the seeds, up to the first seed of which one half is missing. */
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

    /** Trainings that the trial takes if no arm is settled early. */
    public int mostRuns() {
        return (arms.size() + 1) * rule.mostPairs();
    }
}
