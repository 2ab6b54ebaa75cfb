package dev.kasus.recipe.training;

import dev.kasus.recipe.training.Schedule.Constant;
import dev.kasus.recipe.training.Schedule.Cosine;
import dev.kasus.recipe.training.Schedule.ExpRange;
import dev.kasus.recipe.training.Schedule.Exponential;
import dev.kasus.recipe.training.Schedule.KerasDecay;
import dev.kasus.recipe.training.Schedule.OneCycle;
import dev.kasus.recipe.training.Schedule.RangeTest;
import dev.kasus.recipe.training.Schedule.ReduceOnPlateau;
import dev.kasus.recipe.training.Schedule.Step;
import dev.kasus.recipe.training.Schedule.Triangular;
import dev.kasus.recipe.training.Schedule.Triangular2;
import dev.kasus.recipe.training.Schedule.WarmRestarts;
import org.apiguardian.api.API;

/**
 * The learning rate of each step of a training; {@link Schedule} has the formulas.
 *
 * @param training whose schedule, rate and warm-up are followed
 * @param stepsPerEpoch steps an epoch
 * @param totalSteps steps of the whole training
 */
@API(status = API.Status.INTERNAL)
public record LearningRate(Training training, int stepsPerEpoch, long totalSteps) {

    /**
     * The rate of a step, counted from 0.
     *
     * @param plateauFactor what {@link ReduceOnPlateau} has multiplied the rate by so far; other schedules ignore it
     */
    public double at(long step, double plateauFactor) {
        double warmth = training.warmUpSteps() == 0 ? 1 : Math.min(1, (step + 1.0) / training.warmUpSteps());
        return warmth * scheduled(step, plateauFactor);
    }

    private double scheduled(long t, double plateauFactor) {
        double lr = training.learningRate();
        Schedule schedule = training.schedule();
        long epoch = t / stepsPerEpoch;
        if (schedule instanceof Constant) {
            return lr;
        } else if (schedule instanceof Step step) {
            return lr * Math.pow(step.factor(), times(epoch, step.every()));
        } else if (schedule instanceof Exponential exponential) {
            return lr * Math.pow(exponential.factor(), times(epoch, 1));
        } else if (schedule instanceof Cosine cosine) {
            return between(cosine.minimum(), lr, (1 + Math.cos(Math.PI * t / totalSteps)) / 2);
        } else if (schedule instanceof WarmRestarts s) {
            return between(s.minimum(), lr, (1 + Math.cos(Math.PI * sinceRestart(s, t))) / 2);
        } else if (schedule instanceof ReduceOnPlateau reduce) {
            return Math.max(lr * plateauFactor, Math.min(lr, reduce.minimum()));
        } else if (schedule instanceof Triangular s) {
            return between(s.base(), s.max(), triangle(t, s.stepSize()));
        } else if (schedule instanceof Triangular2 s) {
            return between(s.base(), s.max(), triangle(t, s.stepSize()) * Math.pow(0.5, times(t, 2L * s.stepSize())));
        } else if (schedule instanceof ExpRange s) {
            return between(s.base(), s.max(), triangle(t, s.stepSize()) * Math.pow(s.gamma(), times(t, 1)));
        } else if (schedule instanceof OneCycle cycle) {
            return oneCycle(cycle, t);
        } else if (schedule instanceof RangeTest test) {
            return ramp(test, t);
        }
        return lr / (1 + ((KerasDecay) schedule).decay() * t);
    }

    private double oneCycle(OneCycle cycle, long t) {
        double start = cycle.max() / cycle.initialDivisor();
        double end = start / cycle.finalDivisor();
        double top = cycle.rise() * totalSteps - 1;
        double last = totalSteps - 1.0;
        if (t <= top) {
            return between(start, cycle.max(), (1 - Math.cos(Math.PI * t / Math.max(1, top))) / 2);
        }
        double fallen = Math.min(1, (t - top) / Math.max(1, last - top));
        return between(end, cycle.max(), (1 + Math.cos(Math.PI * fallen)) / 2);
    }

    /** The share of the present period that has passed. */
    private static double sinceRestart(WarmRestarts restarts, long t) {
        long rest = t;
        long period = restarts.period();
        if (restarts.growth() == 1) {
            return (double) (rest % period) / period;
        }
        while (rest >= period) {
            rest -= period;
            period *= restarts.growth();
        }
        return (double) rest / period;
    }

    private double ramp(RangeTest test, long t) {
        double share = totalSteps <= 1 ? 0 : (double) t / (totalSteps - 1);
        return test.shape() == Schedule.Ramp.LINEAR
                ? between(test.start(), test.end(), share)
                : test.start() * Math.pow(test.end() / test.start(), share);
    }

    /** How often a period has wholly passed. */
    private static double times(long passed, long period) {
        long whole = passed / period;
        return (double) whole;
    }

    /** 0 at the ends of a cycle, 1 in its middle. */
    private static double triangle(long t, int stepSize) {
        double position = (double) (t % (2L * stepSize)) / stepSize;
        return 1 - Math.abs(position - 1);
    }

    private static double between(double low, double high, double share) {
        return low + (high - low) * share;
    }
}
