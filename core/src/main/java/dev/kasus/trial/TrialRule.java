package dev.kasus.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * How the arms of a trial are judged, and when. The trial looks at its pairs a few times and stops an arm as soon as its verdict is
 * settled. So that looking often and trying many arms does not make chance look like a cure, the error probability is divided
 * evenly among all arms and looks (Bonferroni; valid whatever the dependence between arms that share a control and between
 * looks that share pairs), and every interval is Student's at that level.
 *
 * @param error probability that any arm of a trial without effects is called helped or harmed, at most
 * @param arms how many are compared with the control
 * @param looks after how many pairs the trial is looked at, growing, each at least 2
 * @param minimumEffect the smallest difference of the metric that a person would care about
 * @param resolution the smallest step of the metric, such as one validation image
 */
public record TrialRule(double error, int arms, List<Integer> looks, double minimumEffect, double resolution) {
    /** Error probability unless said otherwise. */
    public static final double ERROR = 0.05;

    /** Copies the list; refuses looks that do not grow, and what is no probability or no size. */
    public TrialRule {
        looks = List.copyOf(looks);
        if (!(error > 0 && error < 1) || !isSize(minimumEffect) || !isSize(resolution)) {
            throw new IllegalArgumentException("error " + error + ", smallest effect " + minimumEffect + ", resolution "
                    + resolution + ": the first is between 0 and 1, the others are 0 or more");
        }
        if (looks.isEmpty() || looks.get(0) < 2) {
            throw new IllegalArgumentException("looks " + looks + ": the first must come after 2 pairs or more");
        }
        for (int i = 1; i < looks.size(); i++) {
            if (looks.get(i) <= looks.get(i - 1)) {
                throw new IllegalArgumentException("looks " + looks + " do not grow");
            }
        }
    }

    private static boolean isSize(double value) {
        return value >= 0 && Double.isFinite(value);
    }

    /** A rule for so many seeds: looks after 3 pairs, then after every doubling of what was added, and at the end. */
    public static TrialRule of(int arms, int seeds, double minimumEffect, double resolution) {
        List<Integer> looks = new ArrayList<>();
        for (int look = 3, step = 2; look < seeds; look += step, step *= 2) {
            looks.add(look);
        }
        looks.add(Math.max(2, seeds));
        return new TrialRule(ERROR, arms, looks, minimumEffect, resolution);
    }

    /** Level of each interval. */
    public double level() {
        return 1 - error / (arms * looks.size());
    }

    /** The next look after so many pairs; the last one when there is none. */
    public int nextLook(int pairs) {
        return looks.stream().filter(look -> look > pairs).findFirst().orElse(mostPairs());
    }

    /** Pairs after which nothing more is run. */
    public int mostPairs() {
        return looks.get(looks.size() - 1);
    }

    /** Judges an arm at the first look that settles it, else at the newest that its pairs reach. The metric is the larger the better. */
    public Judgement judge(Pairs all) {
        Judgement judgement = at(all.first(Math.min(all.count(), looks.get(0))));
        for (int look : looks) {
            if (look <= all.count() && !judgement.settled()) {
                judgement = at(all.first(look));
            }
        }
        return judgement;
    }

    private Judgement at(Pairs pairs) {
        double effect = pairs.meanDifference();
        Interval interval = Interval.ofMean(effect, pairs.standardError(resolution), pairs.count(), level());
        Verdict verdict = verdict(effect, interval);
        boolean looked = looks.contains(pairs.count());
        boolean settled = looked && (verdict != Verdict.NOT_ENOUGH_RUNS || pairs.count() >= mostPairs());
        return new Judgement(looked ? verdict : Verdict.NOT_ENOUGH_RUNS, effect, interval, pairs.count(), settled);
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
