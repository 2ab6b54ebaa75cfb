package dev.kasus.trial;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialRuleTest {
    private static final double RESOLUTION = 1.0 / 500;

    /** Ways in which two runs of one recipe may differ. */
    enum Noise {
        NORMAL,
        HEAVY_TAILED,
        ROUNDED,
        MOSTLY_EQUAL;

        DoubleSupplier draw(SplittableRandom random) {
            return switch (this) {
                case NORMAL -> () -> 0.02 * random.nextGaussian();
                case HEAVY_TAILED -> () -> 0.02 * random.nextGaussian() / Math.abs(random.nextGaussian());
                case ROUNDED -> () -> Math.rint(10 * random.nextGaussian()) * RESOLUTION;
                case MOSTLY_EQUAL -> () -> random.nextInt(10) == 0 ? 0.05 * random.nextGaussian() : 0;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void anArmThatChangesNothingIsSeldomSaidToHelp(Noise noise) {
        SplittableRandom random = new SplittableRandom(Long.getLong("kasus.seed", 42L));
        DoubleSupplier draw = noise.draw(random);
        int arms = 4;
        TrialRule rule = TrialRule.of(arms, 10, 0.005, RESOLUTION);
        int trials = 2000;
        int helped = 0;
        int harmed = 0;
        for (int trial = 0; trial < trials; trial++) {
            List<Verdict> verdicts = rule.judge(family(arms, 10, draw)).stream()
                    .map(Judgement::verdict)
                    .toList();
            helped += verdicts.contains(Verdict.HELPED) ? 1 : 0;
            harmed += verdicts.contains(Verdict.HARMED) ? 1 : 0;
        }
        // 2.5 % either way, and three standard errors of so many trials.
        double most = 0.025 + 3 * Math.sqrt(0.025 * 0.975 / trials);
        assertThat((double) helped / trials).as("said to help").isLessThanOrEqualTo(most);
        assertThat((double) harmed / trials).as("said to harm").isLessThanOrEqualTo(most);
    }

    @Test
    void aLargeEffectIsDecidedAtTheFirstInterimAnalysis() {
        TrialRule rule = TrialRule.of(6, 10, 0.01, RESOLUTION);
        Judgement judgement = rule.judge(new Pairs(new double[] {0.60, 0.62, 0.61}, new double[] {0.95, 0.96, 0.96}));

        assertThat(judgement.verdict()).isEqualTo(Verdict.HELPED);
        assertThat(judgement.settled()).isTrue();
        assertThat(judgement.pairs()).isEqualTo(3);
        assertThat(judgement.effect()).isCloseTo(0.3467, within(1e-3));
    }

    @Test
    void aLateChangeDoesNotUnsettleAnArm() {
        TrialRule rule = new TrialRule(0.05, 1, List.of(3, 6), 0.01, RESOLUTION);
        double[] control = new double[6];
        double[] arm = {0.30, 0.31, 0.30, -0.9, -0.9, -0.9};

        assertThat(rule.judge(new Pairs(control, arm)).verdict()).isEqualTo(Verdict.HELPED);
    }

    @Test
    void equalRunsDifferByLessThanMatters() {
        TrialRule rule = TrialRule.of(2, 5, 0.02, RESOLUTION);
        double[] same = {0.9, 0.91, 0.92, 0.9, 0.93};

        assertThat(rule.judge(new Pairs(same, same.clone())).verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void threePairsThatHappenToAgreeProveNothingSmall() {
        TrialRule rule = TrialRule.of(5, 3, 0.001, RESOLUTION);
        double[] control = {0.900, 0.910, 0.920};
        double[] arm = {0.902, 0.912, 0.922};

        assertThat(rule.judge(new Pairs(control, arm)).verdict()).isEqualTo(Verdict.NOT_ENOUGH_RUNS);
    }

    @Test
    void noisyRunsAreNotEnough() {
        TrialRule rule = TrialRule.of(1, 4, 0.01, RESOLUTION);
        Judgement judgement = rule.judge(new Pairs(new double[4], new double[] {0.2, -0.1, 0.15, -0.05}));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_ENOUGH_RUNS);
        assertThat(judgement.settled()).as("nothing more is run").isTrue();
    }

    @Test
    void beforeTheFirstInterimAnalysisThereIsNoVerdict() {
        TrialRule rule = TrialRule.of(1, 8, 0.01, RESOLUTION);

        assertThat(rule.judge(new Pairs(new double[] {0, 0}, new double[] {1, 1}))
                        .verdict())
                .isEqualTo(Verdict.NOT_ENOUGH_RUNS);
        assertThat(rule.judge(new Pairs(new double[0], new double[0])).settled())
                .isFalse();
    }

    @Test
    void moreArmsAndMoreAnalysesWidenTheInterval() {
        Pairs pairs = new Pairs(new double[3], new double[] {0.1, 0.11, 0.12});
        for (TrialRule.Method method : TrialRule.Method.values()) {
            Interval one = new TrialRule(0.05, 1, List.of(3), 0.01, RESOLUTION, method)
                    .judge(pairs)
                    .interval();
            Interval many = new TrialRule(0.05, 10, List.of(3, 5), 0.01, RESOLUTION, method)
                    .judge(pairs)
                    .interval();

            assertThat(one.level()).isCloseTo(0.95, within(1e-12));
            assertThat(many.level())
                    .as("alone, or all together")
                    .isCloseTo(method == TrialRule.Method.BONFERRONI ? 0.9975 : 0.95, within(1e-12));
            assertThat(many.high() - many.low()).isGreaterThan(one.high() - one.low());
        }
    }

    @Test
    void studentsIntervalHasItsKnownWidth() {
        // t(0.975; 4 degrees of freedom) = 2.776445
        Interval interval = Interval.ofMean(1, 0.5, 5, 0.95);

        assertThat(interval.high() - 1).isCloseTo(2.776445 * 0.5, within(1e-5));
        assertThat(1 - interval.low()).isCloseTo(2.776445 * 0.5, within(1e-5));
    }

    @Test
    void looksThatDoNotGrowAreRefused() {
        assertThatThrownBy(() -> new TrialRule(7, 1, List.of(3), 0.01, RESOLUTION))
                .hasMessageContaining("error 7.0");
        assertThatThrownBy(() -> new TrialRule(0.05, 1, List.of(3), Double.NaN, RESOLUTION))
                .hasMessageContaining("smallest effect NaN");
        assertThatThrownBy(() -> new TrialRule(0.05, 1, List.of(5, 3), 0.01, RESOLUTION))
                .hasMessageContaining("[5, 3]");
    }

    @Test
    void aNoisyArmWithoutEffectIsSeldomCalled() {
        SplittableRandom random = new SplittableRandom(Long.getLong("kasus.seed", 42L));
        TrialRule rule = new TrialRule(0.05, 4, List.of(3), 0, RESOLUTION);
        int trials = 4000;
        int called = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[][] values = new double[5][3];
            for (int run = 0; run < values.length; run++) {
                double deviation = run == 1 ? 0.3 : 0.03;
                Arrays.setAll(values[run], i -> 0.5 + deviation * random.nextGaussian());
            }
            called += rule.judge(Family.of(values)).stream()
                            .anyMatch(judgement -> judgement.verdict() != Verdict.NOT_ENOUGH_RUNS)
                    ? 1
                    : 0;
        }
        assertThat((double) called / trials).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / trials));
    }

    @Test
    void fourArmsShowMoreThanEachAlone() {
        int moderated = seen(TrialRule.Method.MODERATED);
        int alone = seen(TrialRule.Method.BONFERRONI);

        assertThat(moderated).isGreaterThan(5 * alone / 4);
    }

    /** Trials in which 16 points are seen in three pairs. */
    private static int seen(TrialRule.Method method) {
        SplittableRandom random = new SplittableRandom(Long.getLong("kasus.seed", 42L));
        TrialRule rule = new TrialRule(0.05, 4, List.of(3), 0.02, RESOLUTION, method);
        int seen = 0;
        for (int trial = 0; trial < 2000; trial++) {
            double[][] values = new double[5][3];
            for (int run = 0; run < values.length; run++) {
                double mean = run == 4 ? 0.66 : 0.5;
                Arrays.setAll(values[run], i -> mean + 0.05 * random.nextGaussian());
            }
            seen += rule.judge(Family.of(values)).get(3).verdict() == Verdict.HELPED ? 1 : 0;
        }
        return seen;
    }

    @Test
    void aNoisyNeighbourHardlyWidensAnInterval() {
        TrialRule rule = new TrialRule(0.05, 3, List.of(5), 0.01, RESOLUTION);
        double[][] values = {
            {0.50, 0.51, 0.49, 0.50, 0.50},
            {0.55, 0.57, 0.54, 0.56, 0.55},
            {0.10, 0.90, 0.30, 0.80, 0.50},
            {0.50, 0.50, 0.50, 0.51, 0.49}
        };
        List<Judgement> judgements = rule.judge(Family.of(values));

        assertThat(judgements).extracting(Judgement::verdict).startsWith(Verdict.HELPED, Verdict.NOT_ENOUGH_RUNS);
        assertThat(judgements.get(0).interval().low()).isBetween(0.02, 0.05);
    }

    @Test
    void armsMayHaveDifferentNumbersOfPairs() {
        TrialRule rule = new TrialRule(0.05, 2, List.of(3, 5), 0.01, RESOLUTION);
        double[][] values = {
            {0.50, 0.51, 0.49, 0.50, 0.50},
            {0.90, 0.91, 0.90, NaN, NaN},
            {0.50, 0.52, 0.45, 0.55, 0.51}
        };
        List<Judgement> judgements = rule.judge(Family.of(values));

        assertThat(judgements).extracting(Judgement::pairs).containsExactly(3, 5);
        assertThat(judgements).extracting(Judgement::verdict).containsExactly(Verdict.HELPED, Verdict.NOT_ENOUGH_RUNS);
        values[1][3] = -5;
        assertThat(rule.judge(Family.of(values))).as("what is settled stays").isEqualTo(judgements);
        assertThatThrownBy(() -> Family.of(new double[][] {{1, 2}, {1}})).hasMessageContaining("2 controls");
    }

    @Test
    void thePairsThatAreNeededFollowFromTheEffectAndTheSpread() {
        TrialRule rule = new TrialRule(0.05, 2, List.of(3, 5), 0.02, RESOLUTION);
        Family family = Family.of(new double[][] {{0.50, 0.55, 0.45}, {0.64, 0.65, 0.66}, {0.52, 0.54, 0.47}});

        int large = rule.pairsNeeded(family, 0, 0.3).orElseThrow();
        int small = rule.pairsNeeded(family, 0, 0.05).orElseThrow();
        assertThat(large).isLessThan(small);
        assertThat(small).isBetween(8, 60);
        assertThat(rule.pairsNeeded(family, 0, 0))
                .as("to see that there is nothing")
                .isPresent();
        assertThat(rule.pairsNeeded(family, 0, 0.02))
                .as("either verdict is as near")
                .isPresent();
        assertThat(rule.pairsNeeded(Family.of(new double[][] {{0.5}, {0.6}}), 0))
                .isEmpty();
    }

    private static Family family(int arms, int pairs, DoubleSupplier noise) {
        double[][] values = new double[arms + 1][pairs];
        for (double[] run : values) {
            Arrays.setAll(run, i -> 0.8 + noise.getAsDouble());
        }
        return Family.of(values);
    }
}
