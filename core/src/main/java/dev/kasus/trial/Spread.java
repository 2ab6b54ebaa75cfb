package dev.kasus.trial;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Effects of a family of arms and how much they vary. Three variances of the difference of a pair are known: the arm's
 * own, the mean of all arms, and that of all runs of all arms without the seeds' and the arms' own level (the residual
 * of a randomised block design, twice).
 */
final class Spread {
    /** How much of an arm's variance is taken from the mean of all arms; {@code docs/decisions/power.md} has the figures. */
    static final double MODERATION = 0.25;
    /** Square of the correlation of two arms by their control, which is a little more variable than they are. */
    private static final double SHARED = 0.36;

    /** How much of the error is kept for Student's interval, which a noisy neighbour does not widen. */
    private static final double ALONE = 0.1;

    private static final int FEWEST_PAIRS = 2;

    private final double resolution;
    private final int[] pairs;
    private final double[] effects;
    private final double[] variances;
    private final double mean;
    private final double residual;
    private final double residualFreedom;

    /**
     * @param resolution smallest step of the metric and least standard deviation of a difference: else three pairs
     *     that agree by chance would prove anything
     */
    Spread(Family family, double resolution) {
        this.resolution = resolution;
        int arms = family.size();
        pairs = new int[arms];
        effects = new double[arms];
        variances = new double[arms];
        double squares = 0;
        double freedom = 0;
        for (int arm = 0; arm < arms; arm++) {
            double[] known = Arrays.stream(family.differences()[arm])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            pairs[arm] = known.length;
            effects[arm] = known.length == 0 ? Double.NaN : Arrays.stream(known).sum() / known.length;
            double own = 0;
            for (double value : known) {
                own += (value - effects[arm]) * (value - effects[arm]);
            }
            variances[arm] = known.length < FEWEST_PAIRS ? Double.NaN : own / (known.length - 1);
            squares += own;
            freedom += Math.max(0, known.length - 1);
        }
        mean = squares / freedom;
        double rest = 0;
        int runs = 0;
        int seeds = arms == 0 ? 0 : family.differences()[0].length;
        for (int seed = 0; seed < seeds; seed++) {
            double sum = 0;
            int here = 0;
            for (int arm = 0; arm < arms; arm++) {
                double value = family.differences()[arm][seed] - effects[arm];
                if (!Double.isNaN(value) && pairs[arm] >= FEWEST_PAIRS) {
                    rest += value * value;
                    sum += value;
                    here++;
                }
            }
            rest -= sum * sum / (here + 1);
            runs += here;
        }
        residualFreedom =
                runs - Arrays.stream(pairs).filter(it -> it >= FEWEST_PAIRS).count();
        residual = 2 * rest / residualFreedom;
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
        return TDistribution.of(pairs[arm] - 1.0).inverseSurvivalProbability((1 - level) / 2)
                * Math.max(Math.sqrt(variances[arm]), resolution)
                / Math.sqrt(pairs[arm]);
    }

    /**
     * Half the width of the interval of an arm: by all arms together, or by the arm alone where that is narrower, since
     * another arm varies far more. Each has its share of the error, so the narrower one may be taken.
     *
     * @param arms number of arms whose intervals hold together
     * @param level with which they hold together
     */
    double simultaneous(int arm, int arms, double level) {
        if (arms == 1) {
            return student(arm, level);
        }
        return Math.min(
                together(arm, arms, level, pairs[arm], freedom(arm), residualFreedom),
                student(arm, 1 - ALONE * (1 - level) / arms));
    }

    private double together(int arm, int arms, double level, int count, double freedom, double pooledFreedom) {
        double most = 1 - (1 - ALONE) * (1 - level);
        double own = Dunnett.critical(arms, freedom, most) * deviation(arm);
        double pooled = Dunnett.critical(arms, pooledFreedom, most) * Math.sqrt(Math.max(residual, 0));
        return Math.max(own, pooled) / Math.sqrt(count);
    }

    /** What {@link #student} would be if the arm had more pairs. */
    double expectedStudent(int arm, double level, int later) {
        return TDistribution.of(later - 1.0).inverseSurvivalProbability((1 - level) / 2)
                * Math.max(Math.sqrt(variances[arm]), resolution)
                / Math.sqrt(later);
    }

    /** What {@link #simultaneous} would be if the arm, and those that are compared with it, had more pairs. */
    double expected(int arm, int arms, double level, int later) {
        double freedom = later - 1.0;
        if (arms == 1) {
            return expectedStudent(arm, level, later);
        }
        int size = Math.max(
                1, (int) Arrays.stream(pairs).filter(it -> it >= FEWEST_PAIRS).count());
        double like = (1 + (size - 1) * SHARED) / size;
        double taken = 1 - (1 - MODERATION) * (1 - MODERATION);
        return Math.min(
                together(arm, arms, level, later, freedom / (1 - taken + taken * like), size * freedom),
                expectedStudent(arm, 1 - ALONE * (1 - level) / arms, later));
    }

    /** Standard deviation of a difference, moderated. */
    private double deviation(int arm) {
        return Math.max(Math.sqrt((1 - MODERATION) * variances[arm] + MODERATION * mean), resolution);
    }

    /** Degrees of freedom of the moderated variance, by Satterthwaite's approximation. */
    private double freedom(int arm) {
        double all = 0;
        double withMean = 0;
        double ofMean = 0;
        for (int i = 0; i < pairs.length; i++) {
            double weight = Math.max(0, pairs[i] - 1);
            all += weight;
            withMean += weight * covariance(arm, i);
            for (int j = 0; j < pairs.length; j++) {
                ofMean += weight * Math.max(0, pairs[j] - 1) * covariance(i, j);
            }
        }
        double own = 1 - MODERATION;
        return 1
                / (own * own * covariance(arm, arm)
                        + 2 * own * MODERATION * withMean / all
                        + MODERATION * MODERATION * ofMean / (all * all));
    }

    /** Of the estimated variances of two arms, in units of the true variance. */
    private double covariance(int arm, int other) {
        double longer = Math.max(1, Math.max(pairs[arm], pairs[other]) - 1);
        return (arm == other ? 1 : SHARED) / longer;
    }
}
