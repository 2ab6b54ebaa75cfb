package dev.kasus.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * How the arms of a trial are judged, and when. The trial analyses its pairs a few times and stops an arm as soon as its verdict is
 * settled. So that looking often and trying many arms does not make chance analysis like a cure, the error probability is divided
 * evenly among all arms and interim analyses (Bonferroni; valid whatever the dependence between arms that share a control and between
 * analyses that share pairs), and every interval is Student's at that level.
 *
 * @param error probability that any arm of a trial without effects is called helped or harmed, at most
 * @param arms how many are compared with the control
 * @param analyses after how many pairs the trial is analysed, growing, each at least 2
 * @param minimumEffect the smallest difference of the metric that a person would care about
 * @param resolution the smallest step of the metric, such as one validation image
 */
public record TrialRule(double error, int arms, List<Integer> analyses, double minimumEffect, double resolution) {
    /** Error probability unless said otherwise. */
    public static final double ERROR = 0.05;

    /** Copies the list; refuses analyses that do not grow, and what is no probability or no size. */
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
                throw new IllegalArgumentException("interim analyses " + analyses + " do not grow");
            }
        }
    }

    private static boolean isSize(double value) {
        return value >= 0 && Double.isFinite(value);
    }

    /** A rule for so many seeds: interim analyses after 3 pairs, then after every doubling of what was added, and at the end. */
    public static TrialRule of(int arms, int seeds, double minimumEffect, double resolution) {
        List<Integer> analyses = new ArrayList<>();
        for (int analysis = 3, step = 2; analysis < seeds; analysis += step, step *= 2) {
            analyses.add(analysis);
        }
        analyses.add(Math.max(2, seeds));
        return new TrialRule(ERROR, arms, analyses, minimumEffect, resolution);
    }

    /** Level of each interval. */
    public double level() {
        return 1 - error / (arms * analyses.size());
    }

    /** The next analysis after so many pairs; the last one when there is none. */
    public int nextLook(int pairs) {
        return analyses.stream()
                .filter(analysis -> analysis > pairs)
                .findFirst()
                .orElse(mostPairs());
    }

    /** Pairs after which nothing more is run. */
    public int mostPairs() {
        return analyses.get(analyses.size() - 1);
    }

    /** Judges an arm at the first analysis that settles it, else at the newest that its pairs reach. The metric is the larger the better. */
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
