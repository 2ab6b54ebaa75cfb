package dev.kasus.recipe.training;

import dev.kasus.recipe.schema.Bounds;
import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;

/**
 * The learning-rate schedule; {@code lr} is the recipe's {@code learning-rate}, {@code t} the step from 0, {@code e}
 * the epoch from 0.
 */
public sealed interface Schedule {

    /** lr throughout. */
    record Constant() implements Schedule {}

    /**
     * lr factor^floor(e / every).
     *
     * @param every epochs between two drops
     * @param factor of each drop
     */
    record Step(
            @Range(min = 1) int every,

            @Default("0.1") @Range(min = 0, minIncluded = false)
            double factor) implements Schedule {}

    /**
     * lr factor^e.
     *
     * @param factor per epoch
     */
    record Exponential(
            @Default("0.95") @Range(min = 0, minIncluded = false)
            double factor) implements Schedule {}

    /**
     * Half a cosine from lr to the minimum over the whole training, step by step (arXiv 1608.03983 without restarts).
     *
     * @param minimum the rate at the end
     */
    record Cosine(@Default("0") @Range(min = 0) double minimum) implements Schedule {}

    /**
     * Half a cosine from lr to the minimum again and again, each period growth times as long as the one before it
     * (arXiv 1608.03983).
     *
     * @param period steps of the first
     * @param growth of the period
     * @param minimum the rate at the end of each
     */
    record WarmRestarts(
            @Range(min = 1) int period,
            @Default("1") @Range(min = 1, max = 100) int growth,
            @Default("0") @Range(min = 0) double minimum)
            implements Schedule {}

    /**
     * lr is multiplied by the factor whenever the validation loss has not improved for some epochs.
     *
     * @param factor of each drop
     * @param patience epochs without improvement before a drop
     * @param minimumChange relative improvement that counts
     * @param minimum the rate does not fall below
     */
    record ReduceOnPlateau(
            @Default("0.1") @Range(min = 0, max = 1, minIncluded = false, maxIncluded = false)
            double factor,

            @Default("10") @Range(min = 0) int patience,
            @Default("1e-4") @Range(min = 0) double minimumChange,
            @Default("0") @Range(min = 0) double minimum)
            implements Schedule {}

    /**
     * Up and down between base and max in straight lines (arXiv 1506.01186); does not use lr.
     *
     * @param base lowest rate
     * @param max highest rate
     * @param stepSize steps from base to max
     */
    record Triangular(
            @Default("1e-5") @Range(min = 0) double base,
            @Default("1e-3") @Range(min = 0) double max,
            @Default("2000") @Range(min = 1) int stepSize)
            implements Schedule {
        /** Refuses bounds in the wrong order. */
        public Triangular {
            Bounds.refuseCrossed("base", base, "max", max);
        }
    }

    /** Triangular with the height halved after each cycle (arXiv 1506.01186). */
    record Triangular2(
            @Default("1e-5") @Range(min = 0) double base,
            @Default("1e-3") @Range(min = 0) double max,
            @Default("2000") @Range(min = 1) int stepSize)
            implements Schedule {
        /** Refuses bounds in the wrong order. */
        public Triangular2 {
            Bounds.refuseCrossed("base", base, "max", max);
        }
    }

    /**
     * Triangular with the height times gamma^t (arXiv 1506.01186).
     *
     * @param gamma per step
     */
    record ExpRange(
            @Default("1e-5") @Range(min = 0) double base,
            @Default("1e-3") @Range(min = 0) double max,
            @Default("2000") @Range(min = 1) int stepSize,

            @Default("0.9999") @Range(min = 0, max = 1, minIncluded = false)
            double gamma)
            implements Schedule {
        /** Refuses bounds in the wrong order. */
        public ExpRange {
            Bounds.refuseCrossed("base", base, "max", max);
        }
    }

    /**
     * One rise and one fall over the whole training, both along a cosine (arXiv 1708.07120): from max/initial-divisor to max to
     * max/(initial-divisor final-divisor); does not use lr and leaves momentum alone.
     *
     * @param max highest rate
     * @param rise share of the training that rises
     */
    record OneCycle(
            @Range(min = 0, minIncluded = false) double max,

            @Default("0.3") @Range(min = 0, max = 1, minIncluded = false, maxIncluded = false)
            double rise,

            @Default("25") @Range(min = 1) double initialDivisor,
            @Default("1e4") @Range(min = 1) double finalDivisor)
            implements Schedule {}

    /**
     * A ramp over the whole training, for finding the rates between which a net learns (arXiv 1506.01186); does not use lr.
     *
     * @param start first rate
     * @param end last rate
     * @param shape along which the rate grows
     */
    record RangeTest(
            @Default("1e-6") @Range(min = 0, minIncluded = false)
            double start,

            @Default("1") @Range(min = 0, minIncluded = false)
            double end,

            @Default("exponential") Ramp shape)
            implements Schedule {
        /** Refuses bounds in the wrong order. */
        public RangeTest {
            Bounds.refuseCrossed("start", start, "end", end);
        }
    }

    /** The shape of a {@link RangeTest}. */
    enum Ramp {
        /** Equal differences. */
        LINEAR,
        /** Equal ratios. */
        EXPONENTIAL
    }

    /**
     * lr/(1 + decay t): what the argument {@code decay} of Keras 1 and 2's optimisers does. It decays the rate, not the weights.
     *
     * @param decay per step
     */
    record KerasDecay(@Default("1e-5") @Range(min = 0) double decay) implements Schedule {}
}
