package dev.kasus.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The rule of a trial: when interim analyses happen and how arms are judged. An arm stops as soon as its verdict is
 * settled.
 *
 * @param error largest probability that any arm of a trial without effects is judged as helped or harmed
 * @param arms number of arms besides the control
 * @param analyses numbers of pairs at which the trial is analysed, increasing, each at least 2
 * @param minimumEffect the smallest difference of the metric that matters in practice
 * @param resolution the smallest step of the metric, such as one validation image
 * @param method of the intervals
 */
public record TrialRule(
        double error, int arms, List<Integer> analyses, double minimumEffect, double resolution, Method method) {
    /** Default error probability. */
    public static final double ERROR = 0.05;
    /** Nobody trains more pairs to settle one arm. */
    private static final int MOST_PAIRS = 1000;

    /** How wide the interval of an arm is. */
    public enum Method {
        /**
         * Student's interval of the arm's own pairs; the error is divided evenly among arms and analyses. The rule of
         * trials whose file is of version 1 or 2.
         */
        BONFERRONI,
        /**
         * The arm's own variance moderated by the typical one of all arms, and Dunnett's critical value; the error is
         * spent in proportion to the pairs of an analysis.
         */
        MODERATED
    }

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

    /** The rule of a new trial. */
    public TrialRule(double error, int arms, List<Integer> analyses, double minimumEffect, double resolution) {
        this(error, arms, analyses, minimumEffect, resolution, Method.MODERATED);
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

    /** The same with another method. */
    public TrialRule with(Method other) {
        return new TrialRule(error, arms, analyses, minimumEffect, resolution, other);
    }

    /**
     * Confidence level of each interval: alone for {@link Method#BONFERRONI}, together with those of all arms and
     * analyses for {@link Method#MODERATED}.
     */
    public double level() {
        return method == Method.MODERATED ? 1 - error : 1 - error / (arms * analyses.size());
    }

    /** Confidence level of the intervals of all arms together at one analysis. */
    private double level(int pairs) {
        int all = analyses.stream().mapToInt(Integer::intValue).sum();
        return 1 - error * Math.min(pairs, mostPairs()) / all;
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
     * Judges each arm of a family at the first analysis that settles it, else at the newest that its pairs reach.
     * Larger values of the metric are better.
     */
    public List<Judgement> judge(Family family) {
        return course(family).judgements();
    }

    /** Judges one arm as if there were no other to learn its variance from. */
    public Judgement judge(Pairs pairs) {
        return judge(Family.of(new double[][] {pairs.control(), pairs.arm()})).get(0);
    }

    /**
     * How many pairs an arm is expected to need until its interval is narrow enough for a verdict, given how much its
     * family has varied so far; empty if its effect so far is too close to what separates two verdicts, or nothing is
     * known of it yet.
     */
    public OptionalInt pairsNeeded(Family family, int arm) {
        Spread spread = new Spread(family, resolution);
        return spread.isKnown(arm) ? pairsNeeded(spread, arm, spread.effect(arm)) : OptionalInt.empty();
    }

    /** The same if the arm had a certain effect. */
    public OptionalInt pairsNeeded(Family family, int arm, double effect) {
        Spread spread = new Spread(family, resolution);
        return spread.isKnown(arm) ? pairsNeeded(spread, arm, effect) : OptionalInt.empty();
    }

    private OptionalInt pairsNeeded(Spread spread, int arm, double effect) {
        int fewest = analyses.get(0);
        if (margin(Math.abs(effect), expected(spread, arm, MOST_PAIRS)) < 0) {
            return OptionalInt.empty();
        }
        int low = fewest - 1;
        int high = MOST_PAIRS;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (margin(Math.abs(effect), expected(spread, arm, middle)) >= 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalInt.of(high);
    }

    /** The analyses of a family so far, and what the next one needs. */
    Course course(Family family) {
        return new Course(this, family);
    }

    /** Half the width that the interval of an arm is expected to have with more pairs. */
    double expected(Spread spread, int arm, int pairs) {
        return method == Method.MODERATED
                ? spread.simultaneous(arm, arms, level(pairs), pairs)
                : spread.student(arm, level(), pairs);
    }

    /** By how much an interval is narrower than it has to be for a verdict; negative if it is too wide. */
    double margin(double effect, double halfWidth) {
        double without = minimumEffect - effect - halfWidth;
        return effect >= minimumEffect ? Math.max(without, effect - halfWidth) : without;
    }

    /** The judgement of an arm that has not been analysed. */
    Judgement unjudged(Spread spread, int arm) {
        return new Judgement(
                Verdict.NOT_ENOUGH_RUNS, spread.effect(arm), interval(spread, arm), spread.pairs(arm), false);
    }

    /** The judgement of an arm at an analysis. */
    Judgement judge(Spread spread, int arm) {
        Interval interval = interval(spread, arm);
        Verdict verdict = verdict(spread.effect(arm), interval);
        boolean settled = verdict != Verdict.NOT_ENOUGH_RUNS || spread.pairs(arm) >= mostPairs();
        return new Judgement(verdict, spread.effect(arm), interval, spread.pairs(arm), settled);
    }

    private Interval interval(Spread spread, int arm) {
        if (!spread.isKnown(arm)) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level());
        }
        double half = method == Method.MODERATED
                ? spread.simultaneous(arm, arms, level(spread.pairs(arm)))
                : spread.student(arm, level());
        return new Interval(spread.effect(arm) - half, spread.effect(arm) + half, level());
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
