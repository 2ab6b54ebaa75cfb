package dev.kasus.bench.power;

import dev.kasus.trial.Dunnett;
import dev.kasus.trial.Family;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.TrialRule;
import dev.kasus.trial.Verdict;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/** A rule that calls arms helped (1), harmed (-1) or neither (0) at one analysis. */
enum Candidate {
    BONFERRONI("Bonferroni, Student") {
        @Override
        int[] call(double[][] values, double error) {
            return rule(values, error, TrialRule.Method.BONFERRONI);
        }
    },
    DUNNETT("Dunnett, pooled") {
        @Override
        int[] call(double[][] values, double error) {
            Moments moments = new Moments(values);
            return moments.calls(arm -> moments.pooled(moments.arms(), error));
        }
    },
    DUNNETT_LOGIT("Dunnett, pooled, logit") {
        @Override
        int[] call(double[][] values, double error) {
            return DUNNETT.call(logit(values), error);
        }
    },
    STEP_DOWN("Dunnett, pooled, step-down") {
        @Override
        int[] call(double[][] values, double error) {
            Moments moments = new Moments(values);
            return moments.stepDown(left -> moments.pooled(left, error));
        }
    },
    LIMMA("moderated towards pooled, d0 = 4") {
        @Override
        int[] call(double[][] values, double error) {
            Moments moments = new Moments(values);
            double freedom = Math.min(4 + moments.pairs - 1.0, moments.arms() * (moments.pairs - 1.0));
            double critical = Dunnett.critical(moments.arms(), freedom, 1 - error);
            return moments.calls(arm -> critical
                    * Math.sqrt((4 * 2 * moments.residual + (moments.pairs - 1) * moments.own[arm])
                            / (4 + moments.pairs - 1)
                            / moments.pairs));
        }
    },
    WIDER("wider of Dunnett's and Student's") {
        @Override
        int[] call(double[][] values, double error) {
            Moments moments = new Moments(values);
            double student = TDistribution.of(moments.pairs - 1.0).inverseSurvivalProbability(error / 2);
            return moments.calls(arm -> Math.max(
                    moments.pooled(moments.arms(), error), student * Math.sqrt(moments.own[arm] / moments.pairs)));
        }
    },
    PAIRS_POOLED("moderated towards the mean variance of the pairs, a quarter") {
        @Override
        int[] call(double[][] values, double error) {
            Moments moments = new Moments(values);
            double mean = Arrays.stream(moments.own).average().orElseThrow();
            double alike = (1 + (moments.arms() - 1) * 0.36) / moments.arms();
            double freedom = (moments.pairs - 1) / (0.5625 + 0.4375 * alike);
            double critical = Dunnett.critical(moments.arms(), freedom, 1 - error);
            return moments.calls(arm -> Math.max(
                    moments.pooled(moments.arms(), error),
                    critical * Math.sqrt((0.75 * moments.own[arm] + 0.25 * mean) / moments.pairs)));
        }
    },
    EARLIER_TRIALS("moderated towards earlier trials, Bonferroni") {
        @Override
        int[] call(double[][] values, double error) {
            Moments moments = new Moments(values);
            double typical = 2 * Scenario.REAL_NOISE * Scenario.REAL_NOISE;
            double critical = TDistribution.of(moments.pairs).inverseSurvivalProbability(error / moments.arms() / 2);
            return moments.calls(arm -> critical
                    * Math.sqrt((typical + (moments.pairs - 1) * moments.own[arm]) / moments.pairs / moments.pairs));
        }
    },
    SIGN_FLIPS("sign flips, largest t, to 9 pairs") {
        @Override
        int[] call(double[][] values, double error) {
            return new Moments(values).signFlips(error);
        }
    },
    CHOSEN("chosen") {
        @Override
        int[] call(double[][] values, double error) {
            return rule(values, error, TrialRule.Method.MODERATED);
        }
    },
    CHOSEN_LOGIT("chosen, logit") {
        @Override
        int[] call(double[][] values, double error) {
            return CHOSEN.call(logit(values), error);
        }
    };

    /** One validation image. */
    private static final double RESOLUTION = 1 / 240.0;

    private final String title;

    Candidate(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Calls each arm of a control and its arms, of which every seed is there. */
    abstract int[] call(double[][] values, double error);

    private static int[] rule(double[][] values, double error, TrialRule.Method method) {
        int arms = values.length - 1;
        TrialRule rule = new TrialRule(error, arms, List.of(values[0].length), 0, RESOLUTION, method);
        List<Judgement> judgements = rule.judge(Family.of(values));
        return judgements.stream()
                .mapToInt(judgement ->
                        judgement.verdict() == Verdict.HELPED ? 1 : judgement.verdict() == Verdict.HARMED ? -1 : 0)
                .toArray();
    }

    /** With half a validation image of 500 added on either side. */
    private static double[][] logit(double[][] values) {
        double[][] logits = new double[values.length][];
        for (int run = 0; run < values.length; run++) {
            logits[run] = Arrays.stream(values[run])
                    .map(value -> Math.max(0, Math.min(1, value)))
                    .map(value -> Math.log((value + 0.001) / (1 - value + 0.001)))
                    .toArray();
        }
        return logits;
    }
}
