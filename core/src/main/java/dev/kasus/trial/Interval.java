package dev.kasus.trial;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apiguardian.api.API;

/**
 * A confidence interval.
 *
 * @param low lower bound
 * @param high upper bound
 * @param level probability with which such intervals hold the true value, 0 to 1
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Interval(double low, double high, double level) {

    /**
     * Student's interval for a mean.
     *
     * @param mean of the sample
     * @param standardError of that mean
     * @param count size of the sample; with fewer than 2 the interval is unbounded
     * @param level probability, 0 to 1
     */
    public static Interval ofMean(double mean, double standardError, int count, double level) {
        if (count < 2) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
        }
        double reach = TDistribution.of(count - 1.0).inverseSurvivalProbability((1 - level) / 2) * standardError;
        return new Interval(mean - reach, mean + reach, level);
    }

    /**
     * The exact Clopper-Pearson interval for a probability.
     *
     * @param hits number of successes
     * @param count number of attempts, at least 1
     * @param level probability, 0 to 1
     */
    public static Interval ofShare(int hits, int count, double level) {
        double tail = (1 - level) / 2;
        double low =
                hits == 0 ? 0 : BetaDistribution.of(hits, count - hits + 1.0).inverseCumulativeProbability(tail);
        double high = hits == count
                ? 1
                : BetaDistribution.of(hits + 1.0, count - hits).inverseSurvivalProbability(tail);
        return new Interval(low, high, level);
    }

    /** Whether a value lies in it, bounds included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Whether it lies strictly between two values. */
    public boolean within(double below, double above) {
        return below < low && high < above;
    }
}
