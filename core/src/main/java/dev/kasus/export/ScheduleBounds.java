package dev.kasus.export;

import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Schedule.Cosine;
import dev.kasus.recipe.training.Schedule.ExpRange;
import dev.kasus.recipe.training.Schedule.OneCycle;
import dev.kasus.recipe.training.Schedule.ReduceOnPlateau;
import dev.kasus.recipe.training.Schedule.Triangular;
import dev.kasus.recipe.training.Schedule.Triangular2;
import dev.kasus.recipe.training.Schedule.WarmRestarts;
import dev.kasus.recipe.training.Training;

/** The learning rates that a schedule holds itself. */
public final class ScheduleBounds {
    private ScheduleBounds() {}

    /** The highest rate of a training. */
    public static double peak(Training training) {
        Schedule schedule = training.schedule();
        if (schedule instanceof Triangular triangular) {
            return triangular.max();
        } else if (schedule instanceof Triangular2 triangular) {
            return triangular.max();
        } else if (schedule instanceof ExpRange range) {
            return range.max();
        }
        return schedule instanceof OneCycle cycle ? cycle.max() : training.learningRate();
    }

    /** Whether the schedule has bounds of its own and does not use the recipe's learning rate. */
    public static boolean own(Schedule schedule) {
        return schedule instanceof Triangular
                || schedule instanceof Triangular2
                || schedule instanceof ExpRange
                || schedule instanceof OneCycle
                || schedule instanceof Schedule.RangeTest;
    }

    /** A comment that the rate is the start of a schedule; empty if it is constant. */
    static String result(Schedule schedule, String comment) {
        return schedule instanceof Schedule.Constant ? "" : "  " + comment + " where the schedule starts";
    }

    /** The schedule with all rates that it holds times a factor. */
    public static Schedule times(Schedule schedule, double factor) {
        if (schedule instanceof Triangular s) {
            return new Triangular(
                    NumberLiteral.round(s.base() * factor), NumberLiteral.round(s.max() * factor), s.stepSize());
        } else if (schedule instanceof Triangular2 s) {
            return new Triangular2(
                    NumberLiteral.round(s.base() * factor), NumberLiteral.round(s.max() * factor), s.stepSize());
        } else if (schedule instanceof ExpRange s) {
            return new ExpRange(
                    NumberLiteral.round(s.base() * factor),
                    NumberLiteral.round(s.max() * factor),
                    s.stepSize(),
                    s.gamma());
        } else if (schedule instanceof OneCycle s) {
            return new OneCycle(NumberLiteral.round(s.max() * factor), s.rise(), s.initialDivisor(), s.finalDivisor());
        } else if (schedule instanceof Cosine s) {
            return new Cosine(NumberLiteral.round(s.minimum() * factor));
        } else if (schedule instanceof WarmRestarts s) {
            return new WarmRestarts(s.period(), s.growth(), NumberLiteral.round(s.minimum() * factor));
        } else if (schedule instanceof ReduceOnPlateau s) {
            return new ReduceOnPlateau(
                    s.factor(), s.patience(), s.minimumChange(), NumberLiteral.round(s.minimum() * factor));
        }
        return schedule;
    }
}
