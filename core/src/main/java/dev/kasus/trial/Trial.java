package dev.kasus.trial;

import dev.kasus.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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
    }

    /** The recipe of a run. */
    public Recipe recipe(Run run) {
        return run.arm().recipe(recipe, run.seed());
    }

    /**
     * The runs needed for the next interim analysis: those of the control first, then those of the arm whose verdict
     * is nearest; empty if every arm is settled. Arms that the next analysis is not expected to settle wait until the
     * others are settled, and those that no analysis is expected to settle come last.
     *
     * @param done metric of each finished run
     */
    public List<Run> next(Map<Run, Double> done) {
        Set<Run> controls = new LinkedHashSet<>();
        Set<Run> treated = new LinkedHashSet<>();
        for (Part part : parts(done)) {
            for (int arm : part.course().order()) {
                for (long seed : seeds.subList(0, part.course().wanted(arm))) {
                    controls.add(new Run(Arm.CONTROL, seed));
                    treated.add(new Run(part.arms().get(arm), seed));
                }
            }
        }
        controls.addAll(treated);
        controls.removeAll(done.keySet());
        return List.copyOf(controls);
    }

    /** The judgement of each arm from the finished runs. */
    public Map<Arm, Judgement> judgements(Map<Run, Double> done) {
        Map<Arm, Judgement> judgements = new LinkedHashMap<>();
        for (Part part : parts(done)) {
            List<Judgement> judged = part.course().judgements();
            for (int arm = 0; arm < judged.size(); arm++) {
                judgements.put(part.arms().get(arm), judged.get(arm));
            }
        }
        return judgements;
    }

    boolean hasBeenAnalysed(Map<Run, Double> done) {
        return parts(done).stream()
                .anyMatch(part -> IntStream.range(0, part.arms().size())
                        .anyMatch(arm -> part.course().analysed(arm) > 0));
    }

    /** Arms that are analysed together: all of them, or each alone where the rule knows no family. */
    private record Part(List<Arm> arms, Course course) {}

    private List<Part> parts(Map<Run, Double> done) {
        Family family = family(done);
        if (rule.method() == TrialRule.Method.MODERATED) {
            return List.of(new Part(arms, rule.course(family)));
        }
        return IntStream.range(0, arms.size())
                .mapToObj(arm -> new Part(List.of(arms.get(arm)), rule.course(family.only(arm))))
                .toList();
    }

    /** The differences of each arm, in the order of the seeds, up to the first incomplete pair. */
    private Family family(Map<Run, Double> done) {
        double[][] differences = new double[arms.size()][seeds.size()];
        for (int arm = 0; arm < arms.size(); arm++) {
            boolean complete = true;
            for (int i = 0; i < seeds.size(); i++) {
                Double before = done.get(new Run(Arm.CONTROL, seeds.get(i)));
                Double after = done.get(new Run(arms.get(arm), seeds.get(i)));
                complete &= before != null && after != null;
                differences[arm][i] = complete && before != null && after != null ? after - before : Double.NaN;
            }
        }
        return new Family(differences);
    }

    /** The number of trainings if no arm is settled early. */
    public int mostRuns() {
        return (arms.size() + 1) * rule.mostPairs();
    }
}
