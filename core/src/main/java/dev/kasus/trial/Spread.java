package dev.kasus.trial;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Effects of a family of arms, and how much the differences of their pairs vary. The variance of an arm is moderated:
 * it is its own and, with the weight of one pair, the typical one of all arms (G. K. Smyth, Linear models and empirical
 * Bayes methods for assessing differential expression, 2004). Typical is the geometric mean, so that one arm which
 * varies ten times as much widens no other's interval.
 */
final class Spread {
    /**
     * Degrees of freedom that the typical variance is worth: how alike the arms of real trials are, 1.0 to 1.1 by
     * {@code VariancePrior} in {@code bench}.
     */
    private static final double TYPICAL = 1;
    /** Square of the correlation of two arms by their control, which is a little more variable than they are. */
    private static final double SHARED = 0.36;

    private static final double MOST_OF_ERROR = 0.8;
    private static final double OF_ERROR = 1.4;
    private static final double FEW_PAIRS = 4;
    private static final int FEWEST_PAIRS = 2;

    private final int[] pairs;
    private final double[] effects;
    private final double[] variances;
    private final double typical;

    /**
     * @param resolution smallest step of the metric and least standard deviation of a difference: else three pairs
     *     that agree by chance would prove anything
     */
    Spread(Family family, double resolution) {
        int arms = family.size();
        pairs = new int[arms];
        effects = new double[arms];
        variances = new double[arms];
        double logs = 0;
        double freedom = 0;
        for (int arm = 0; arm < arms; arm++) {
            double[] known = Arrays.stream(family.differences()[arm])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            pairs[arm] = known.length;
            effects[arm] = known.length == 0 ? Double.NaN : Arrays.stream(known).sum() / known.length;
            double squares = 0;
            for (double value : known) {
                squares += (value - effects[arm]) * (value - effects[arm]);
            }
            if (known.length < FEWEST_PAIRS) {
                variances[arm] = Double.NaN;
                continue;
            }
            int own = known.length - 1;
            variances[arm] = Math.max(squares / own, resolution * resolution);
            logs += own * (Math.log(variances[arm]) - bias(own));
            freedom += own;
        }
        typical = Math.exp(logs / freedom);
    }

    /** Expectation of the logarithm of a variance of 1 that is estimated with some degrees of freedom. */
    private static double bias(int freedom) {
        double digamma = -0.5772156649015329 - (freedom % 2 == 0 ? 0 : 2 * Math.log(2));
        for (double half = freedom % 2 == 0 ? 1 : 0.5; half < freedom / 2.0; half++) {
            digamma += 1 / half;
        }
        return digamma - Math.log(freedom / 2.0);
    }

    int pairs(int arm) {
        return pairs[arm];
    }

    double effect(int arm) {
        return effects[arm];
    }

    boolean isKnown(int arm) {
        return pairs[arm] >= FEWEST_PAIRS;
    }

    /** Half the width of Student's interval of an arm alone. */
    double student(int arm, double level) {
        return student(arm, level, pairs[arm]);
    }

    /** The same if the arm had another number of pairs. */
    double student(int arm, double level, int count) {
        return TDistribution.of(count - 1.0).inverseSurvivalProbability((1 - level) / 2)
                * Math.sqrt(variances[arm] / count);
    }

    /**
     * Half the width of the interval of an arm.
     *
     * @param arms number of arms whose intervals hold together
     * @param level with which they hold together
     */
    double simultaneous(int arm, int arms, double level) {
        return arms == 1
                ? student(arm, level)
                : Dunnett.critical(arms, freedom(arm), ownVariances(arms, level, pairs[arm]))
                        * deviation(arm, pairs[arm]);
    }

    /** The same if the arm, and those that are compared with it, had another number of pairs. */
    double simultaneous(int arm, int arms, double level, int count) {
        if (arms == 1) {
            return student(arm, level, count);
        }
        int known = Math.max(
                1, (int) Arrays.stream(pairs).filter(it -> it >= FEWEST_PAIRS).count());
        double alike = (1 + (known - 1) * SHARED) / known;
        double own = 1 - share(count);
        double freedom = (count - 1) / (own * own + alike * (1 - own * own));
        return Dunnett.critical(arms, freedom, ownVariances(arms, level, count)) * deviation(arm, count);
    }

    /**
     * The level at which Dunnett's critical value is taken. Dunnett's statistics share one estimate of variance; these
     * have one each, in part, so the largest of them is larger, above all with few pairs. By how much the error must be
     * smaller for that was found by simulation ({@code docs/decisions/power.md}).
     */
    private static double ownVariances(int arms, double level, int count) {
        double few = Math.min(MOST_OF_ERROR, OF_ERROR / Math.sqrt(arms));
        return 1 - Math.pow(few, Math.min(1, FEW_PAIRS / count)) * (1 - level);
    }

    /** The weight of the typical variance. */
    private static double share(int count) {
        return TYPICAL / (TYPICAL + count - 1);
    }

    /** Standard error of the mean difference. */
    private double deviation(int arm, int count) {
        double share = share(count);
        return Math.sqrt(((1 - share) * variances[arm] + share * typical) / count);
    }

    /** Degrees of freedom of the moderated variance, by Satterthwaite's approximation. */
    private double freedom(int arm) {
        double all = 0;
        double withTypical = 0;
        double ofTypical = 0;
        for (int i = 0; i < pairs.length; i++) {
            double weight = Math.max(0, pairs[i] - 1);
            all += weight;
            withTypical += weight * covariance(arm, i);
            for (int j = 0; j < pairs.length; j++) {
                ofTypical += weight * Math.max(0, pairs[j] - 1) * covariance(i, j);
            }
        }
        double share = share(pairs[arm]);
        double own = 1 - share;
        return 1
                / (own * own * covariance(arm, arm)
                        + 2 * own * share * withTypical / all
                        + share * share * ofTypical / (all * all));
    }

    /** Of the estimated variances of two arms, in units of the true variance. */
    private double covariance(int arm, int other) {
        double longer = Math.max(1, Math.max(pairs[arm], pairs[other]) - 1);
        return (arm == other ? 1 : SHARED) / longer;
    }
}
