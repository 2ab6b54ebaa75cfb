package dev.kasus.bench.power;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Simulated runs of a trial: accuracies of a control and of some arms.
 *
 * @param name in a few words
 * @param deviations factor of the standard deviation of the control and of each arm
 * @param effects true difference of each arm from the control, before any run fails to learn
 * @param failing probability that a run of the control, or of each arm, fails to learn and loses 55 points
 * @param block standard deviation of what all runs under a seed share, in units of that of a run
 * @param level accuracy of the control; at 1/2 the noise is normal, above it is normal on the logit scale
 */
@SuppressWarnings("ArrayRecordComponent")
record Scenario(String name, double[] deviations, double[] effects, double[] failing, double block, double level) {
    /** Standard deviation of a run. */
    static final double NOISE = 0.05;

    /** What {@link VariancePrior} found: degrees of freedom, and standard deviation of a run. */
    private static final double REAL_ALIKE = 1.1;

    static final double REAL_NOISE = 0.018;

    private static final ChiSquaredDistribution LIKE_REAL = ChiSquaredDistribution.of(REAL_ALIKE);
    private static final double LOSS = 0.55;
    private static final double MIDDLE = 0.5;

    static Scenario equal(int arms) {
        return new Scenario("equal", ones(arms + 1), new double[arms], new double[arms + 1], 0, MIDDLE);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    Scenario named(String other) {
        return new Scenario(other, deviations, effects, failing, block, level);
    }

    /** The first arms vary more. */
    Scenario noisy(int arms, double factor) {
        double[] other = deviations.clone();
        Arrays.fill(other, 1, 1 + Math.min(arms, effects.length), factor);
        return new Scenario(arms + " noisy x" + Math.round(factor), other, effects, failing, block, level);
    }

    Scenario control(double factor) {
        double[] other = deviations.clone();
        other[0] = factor;
        return new Scenario("control x" + factor, other, effects, failing, block, level);
    }

    /** The last arms have an effect. */
    Scenario helped(int arms, double effect) {
        double[] other = effects.clone();
        Arrays.fill(other, Math.max(0, other.length - arms), other.length, effect);
        return new Scenario(name + ", " + arms + " help", deviations, other, failing, block, level);
    }

    Scenario failing(String who, double control, double arms) {
        double[] other = failing.clone();
        Arrays.fill(other, arms);
        other[0] = control;
        return new Scenario(who, deviations, effects, other, block, level);
    }

    Scenario correlated(double correlation) {
        double shared = Math.sqrt(correlation / (1 - correlation));
        return new Scenario("blocks " + correlation, deviations, effects, failing, shared, level);
    }

    Scenario at(double accuracy) {
        return new Scenario("ceiling " + accuracy, deviations, effects, failing, block, accuracy);
    }

    /** Each run of runs varies as those of a real trial do; which varies how much is drawn anew for every trial. */
    Scenario real(SplittableRandom random) {
        double[] other = deviations.clone();
        Arrays.setAll(other, i -> {
            double square = Math.max(1e-9, LIKE_REAL.inverseCumulativeProbability(random.nextDouble(1e-9, 1)));
            return Math.min(9, REAL_NOISE / NOISE * Math.sqrt(REAL_ALIKE / square));
        });
        return new Scenario("like real trials", other, effects, failing, block, level);
    }

    /** All that is asked of a rule where some arms, or all, have no effect. */
    static List<Scenario> withoutEffect(int arms) {
        Scenario equal = equal(arms);
        double[] lastFails = new double[arms + 1];
        lastFails[arms] = 0.3;
        return List.of(
                equal,
                equal.noisy(1, 3),
                equal.noisy(1, 10),
                equal.noisy(2, 3),
                equal.noisy(2, 10),
                equal.noisy(Math.max(1, arms / 4), 10).named("quarter noisy x10"),
                equal.noisy((arms + 1) / 2, 3).named("half noisy x3"),
                equal.noisy((arms + 1) / 2, 10).named("half noisy x10"),
                equal.control(3),
                equal.control(10),
                equal.control(0.01).noisy(arms / 2, 0.01).named("control and half stuck"),
                equal.failing("all fail 10 %", 0.1, 0.1),
                equal.failing("all fail 20 %", 0.2, 0.2),
                equal.failing("all fail 30 %", 0.3, 0.3),
                equal.failing("control fails 20 %", 0.2, 0),
                new Scenario("one arm fails 30 %", equal.deviations, equal.effects, lastFails, 0, MIDDLE),
                equal.noisy(1, 10).helped(arms / 2, 0.22),
                equal.noisy(2, 3).helped(arms / 2, 0.1),
                equal.correlated(0.8),
                equal.at(0.98),
                equal.at(0.98).noisy(1, 3).named("ceiling 0.98, 1 noisy x3"));
    }

    /** Whether calling an arm helped (1) or harmed (-1) is wrong: it has no effect, or the other one. */
    boolean isFalse(int arm, int call) {
        double truth = effects[arm] - LOSS * (failing[arm + 1] - failing[0]);
        return call != 0 && (Math.abs(truth) < 1e-9 || call != Math.signum(truth));
    }

    /** The accuracy of the control and of each arm under each seed. */
    double[][] draw(int seeds, SplittableRandom random) {
        double[][] values = new double[deviations.length][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            double shared = block * random.nextGaussian();
            for (int run = 0; run < deviations.length; run++) {
                double mean = level + (run == 0 ? 0 : effects[run - 1]);
                double noise = deviations[run] * random.nextGaussian() + shared;
                double value = level == MIDDLE
                        ? mean + NOISE * noise
                        : 1 / (1 + Math.exp(-(Math.log(mean / (1 - mean)) + 4 * NOISE * noise)));
                values[run][seed] = random.nextDouble() < failing[run] ? value - LOSS : value;
            }
        }
        return values;
    }
}
