package dev.kasus.remedy;

import dev.kasus.export.NumberLiteral;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Optimizer.Rmsprop;
import dev.kasus.recipe.training.Optimizer.Sgd;

/**
 * The range of learning rates in which a net learns.
 *
 * @param base the lowest effective rate
 * @param max the highest safe rate
 */
public record LearningRateRange(double base, double max) {
    private static final double SPAN = 100;

    public LearningRateRange {
        if (!(base > 0 && base < max && max < Double.POSITIVE_INFINITY)) {
            throw new BadInput(
                    "learning rates from " + base + " to " + max + " are not a range",
                    "Give two positive rates, the lower first.");
        }
    }

    /** The default range without a measurement, up to the usual rate of the optimiser; for Adam 1e-5 to 1e-3. */
    public static LearningRateRange usual(Optimizer optimizer) {
        return new LearningRateRange(NumberLiteral.round(usualRate(optimizer) / SPAN), usualRate(optimizer));
    }

    /** The usual initial rate: 0.001 for Adam and AdamW, 0.1 for SGD, less with momentum. */
    public static double usualRate(Optimizer optimizer) {
        if (optimizer instanceof Sgd sgd) {
            return NumberLiteral.round(0.1 * (1 - sgd.momentum()));
        }
        return optimizer instanceof Rmsprop rmsprop ? NumberLiteral.round(0.001 * (1 - rmsprop.momentum())) : 0.001;
    }

    /** The middle on a logarithmic scale. */
    public double middle() {
        return NumberLiteral.round(Math.sqrt(base * max));
    }
}
