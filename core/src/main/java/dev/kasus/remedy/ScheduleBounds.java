package dev.kasus.remedy;

import dev.kasus.recipe.Schedule;
import dev.kasus.recipe.Schedule.Cosine;
import dev.kasus.recipe.Schedule.ExpRange;
import dev.kasus.recipe.Schedule.OneCycle;
import dev.kasus.recipe.Schedule.ReduceOnPlateau;
import dev.kasus.recipe.Schedule.Triangular;
import dev.kasus.recipe.Schedule.Triangular2;
import dev.kasus.recipe.Training;

/** The learning rates that a schedule holds itself. */
final class ScheduleBounds {
    private ScheduleBounds() {}

    /** The highest rate of a training. */
    static double peak(Training training) {
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
    static boolean own(Schedule schedule) {
        return schedule instanceof Triangular
                || schedule instanceof Triangular2
                || schedule instanceof ExpRange
                || schedule instanceof OneCycle
                || schedule instanceof Schedule.RangeTest;
    }

    /** A remark that a rate is only where its schedule starts; empty where it is constant. */
    static String remark(Schedule schedule, String comment) {
        return schedule instanceof Schedule.Constant ? "" : "  " + comment + " where the schedule starts";
    }

    /** The schedule with all rates that it holds times a factor. */
    static Schedule times(Schedule schedule, double factor) {
        if (schedule instanceof Triangular s) {
            return new Triangular(Digits.round(s.base() * factor), Digits.round(s.max() * factor), s.stepSize());
        } else if (schedule instanceof Triangular2 s) {
            return new Triangular2(Digits.round(s.base() * factor), Digits.round(s.max() * factor), s.stepSize());
        } else if (schedule instanceof ExpRange s) {
            return new ExpRange(
                    Digits.round(s.base() * factor), Digits.round(s.max() * factor), s.stepSize(), s.gamma());
        } else if (schedule instanceof OneCycle s) {
            return new OneCycle(Digits.round(s.max() * factor), s.rise(), s.initialDivisor(), s.finalDivisor());
        } else if (schedule instanceof Cosine s) {
            return new Cosine(Digits.round(s.minimum() * factor));
        } else if (schedule instanceof ReduceOnPlateau s) {
            return new ReduceOnPlateau(s.factor(), s.patience(), s.minimumChange(), Digits.round(s.minimum() * factor));
        }
        return schedule;
    }
}
