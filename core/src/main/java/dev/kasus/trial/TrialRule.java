package dev.kasus.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * The rule of a trial: when interim analyses happen and how arms are judged. An arm stops as soon as its verdict is
 * settled. The error probability is divided evenly among all arms and interim analyses (Bonferroni), which is valid
 * whatever the dependence between arms that share a control and analyses that share pairs. Every interval is
 * Student's t interval at that level.
 *
 * @param error largest probability that any arm of a trial without effects is judged as helped or harmed
 * @param arms number of arms besides the control
 * @param analyses numbers of pairs at which the trial is analysed, increasing, each at least 2
 * @param minimumEffect the smallest difference of the metric that matters in practice
 * @param resolution the smallest step of the metric, such as one validation image
 */
public record TrialRule(double error, int arms, List<Integer> analyses, double minimumEffect, double resolution) {
    /** Default error probability. */
    public static final double ERROR = 0.05;

    /** Copies the list; refuses analyses that do not increase, and values out of range. */
    public TrialRule {
        analyses = List.copyOf(analyses);
        if (!(error > 0 && error < 1) || !isSize(minimumEffect) || !isSize(resolution)) {
            throw new IllegalArgumentException("error " + error + ", smallest effect " + minimumEffect + ", resolution "
                    + resolution + ": the first is between 0 and 1, the others are 0 or more");
        }
        if (analyses.isEmpty() || analyses.get(0) < 2) {
            throw new IllegalArgumentException(
                    "interim analyses " + analyses + ": the first must come after 2 pairs or more");
        }
        for (int i = 1; i < analyses.size(); i++) {
            if (analyses.get(i) <= analyses.get(i - 1)) {
                throw new IllegalArgumentException("interim analyses " + analyses + " do not increase");
            }
        }
    }

    private static boolean isSize(double value) {
        return value >= 0 && Double.isFinite(value);
    }

    /** The rule for a number of seeds: interim analyses after 3 pairs, then at doubling distances, and at the end. */
    public static TrialRule of(int arms, int seeds, double minimumEffect, double resolution) {
        List<Integer> analyses = new ArrayList<>();
        for (int analysis = 3, step = 2; analysis < seeds; analysis += step, step *= 2) {
            analyses.add(analysis);
        }
        analyses.add(Math.max(2, seeds));
        return new TrialRule(ERROR, arms, analyses, minimumEffect, resolution);
    }

    /** Confidence level of each interval. */
    public double level() {
        return 1 - error / (arms * analyses.size());
    }

    /** The next interim analysis after a number of pairs; the last one if there is none. */
    public int nextAnalysis(int pairs) {
        return analyses.stream()
                .filter(analysis -> analysis > pairs)
                .findFirst()
                .orElse(mostPairs());
    }

    /** The largest number of pairs. */
    public int mostPairs() {
        return analyses.get(analyses.size() - 1);
    }

    /**
     * Judges an arm at the first analysis that settles it, else at the newest that its pairs reach. Larger values of
     * the metric are better.
     */
    public Judgement judge(Pairs all) {
        Judgement judgement = at(all.first(Math.min(all.count(), analyses.get(0))));
        for (int analysis : analyses) {
            if (analysis <= all.count() && !judgement.settled()) {
                judgement = at(all.first(analysis));
            }
        }
        return judgement;
    }

    private Judgement at(Pairs pairs) {
        double effect = pairs.meanDifference();
        Interval interval = Interval.ofMean(effect, pairs.standardError(resolution), pairs.count(), level());
        Verdict verdict = verdict(effect, interval);
        boolean analysed = analyses.contains(pairs.count());
        boolean settled = analysed && (verdict != Verdict.NOT_ENOUGH_RUNS || pairs.count() >= mostPairs());
        return new Judgement(analysed ? verdict : Verdict.NOT_ENOUGH_RUNS, effect, interval, pairs.count(), settled);
    }

    private Verdict verdict(double effect, Interval interval) {
        if (Double.isNaN(effect)) {
            return Verdict.NOT_ENOUGH_RUNS;
        }
        if (interval.within(-minimumEffect, minimumEffect)) {
            return Verdict.NO_DIFFERENCE;
        }
        if (interval.low() > 0 && effect >= minimumEffect) {
            return Verdict.HELPED;
        }
        return interval.high() < 0 && effect <= -minimumEffect ? Verdict.HARMED : Verdict.NOT_ENOUGH_RUNS;
    }
}
