package dev.kasus.remedy;

import dev.kasus.export.NumberLiteral;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.recipe.training.Optimizer.Rmsprop;
import dev.kasus.recipe.training.Optimizer.Sgd;

/**
 * The learning rates between which a net learns.
 *
 * @param base the lowest that still moves it
 * @param max the highest that it bears
 */
public record LearningRateRange(double base, double max) {
    private static final double SPAN = 100;

    public LearningRateRange {
        if (!(base > 0 && base < max && max < Double.POSITIVE_INFINITY)) {
            throw new BadInput(
                    "learning rates from " + base + " to " + max + " are no range",
                    "Give two positive rates, the lower first.");
        }
    }

    /** Where nothing was measured: up to the usual rate of the optimiser. For Adam, 1e-5 to 1e-3 as the casebook has it. */
    public static LearningRateRange usual(Optimizer optimizer) {
        return new LearningRateRange(NumberLiteral.round(usualRate(optimizer) / SPAN), usualRate(optimizer));
    }

    /** The constant rate that people start from: 0.001 for Adam and its kin, 0.1 for SGD, less as momentum adds up steps. */
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
