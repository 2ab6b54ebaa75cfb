package dev.kasus.remedy;

import dev.kasus.recipe.Optimizer.Rmsprop;
import dev.kasus.recipe.Optimizer.Sgd;
import dev.kasus.recipe.Schedule;
import dev.kasus.recipe.Schedule.ExpRange;
import dev.kasus.recipe.Schedule.KerasDecay;
import dev.kasus.recipe.Schedule.OneCycle;
import dev.kasus.recipe.Schedule.Triangular;
import dev.kasus.recipe.Schedule.Triangular2;
import dev.kasus.recipe.Training;
import java.util.ArrayList;
import java.util.List;

/** The Deep Java Library code that gives an optimiser its learning rate. */
final class DjlRate {
    private DjlRate() {}

    static List<String> lines(Training training) {
        Schedule schedule = training.schedule();
        List<String> lines = new ArrayList<>();
        if (schedule instanceof Triangular s) {
            lines.add(cyclical(s.base(), s.max(), s.stepSize(), "TRIANGULAR"));
        } else if (schedule instanceof Triangular2 s) {
            lines.add(cyclical(s.base(), s.max(), s.stepSize(), "TRIANGULAR2"));
        } else if (schedule instanceof ExpRange s) {
            lines.add(cyclical(s.base(), s.max(), s.stepSize(), "EXP_RANGE).optGamma(" + Djl.number(s.gamma())));
        } else if (schedule instanceof OneCycle s) {
            lines.addAll(oneCycle(s));
        } else if (schedule instanceof KerasDecay s) {
            lines.add("Tracker rate = step -> (float) (" + Digits.text(training.learningRate()) + " / (1 + "
                    + Digits.text(s.decay()) + " * step));");
        }
        String rate = lines.isEmpty() ? "Tracker.fixed(" + Djl.number(training.learningRate()) + ")" : "rate";
        String start = lines.isEmpty() ? ScheduleBounds.remark(schedule, "//") : "";
        lines.addAll(warning(training));
        lines.add("Optimizer optimizer = " + Djl.optimizer(training, rate) + ";" + start);
        return lines;
    }

    private static String cyclical(double base, double max, int stepSize, String mode) {
        return "Tracker rate = Tracker.cyclical().optBaseValue(" + Djl.number(base) + ").optMaxValue(" + Djl.number(max)
                + ").optStepSizeUp(" + stepSize + ").optMode(CyclicalTracker.CyclicalMode." + mode + ").build();";
    }

    private static List<String> oneCycle(OneCycle s) {
        double start = s.max() / s.initialDivisor();
        return List.of(
                "// DJL has no one-cycle; a warm-up and a cosine come close",
                "Tracker fall = Tracker.cosine().setBaseValue(" + Djl.number(s.max()) + ").optFinalValue("
                        + Djl.number(start / s.finalDivisor()) + ").setMaxUpdates((int) (" + Digits.text(1 - s.rise())
                        + " * totalSteps)).build();",
                "Tracker rate = Tracker.warmUp().optWarmUpBeginValue(" + Djl.number(start) + ").optWarmUpSteps((int) ("
                        + Digits.text(s.rise()) + " * totalSteps)).setMainTracker(fall).build();");
    }

    /** What DJL declares and its PyTorch engine refuses when it is to take a step. */
    private static List<String> warning(Training training) {
        if (training.optimizer() instanceof Sgd sgd && sgd.nesterov()) {
            return List.of("// DJL's PyTorch engine does not run Nag; there take Optimizer.sgd() and .optMomentum("
                    + Djl.number(sgd.momentum()) + "), without the look ahead");
        }
        return training.optimizer() instanceof Rmsprop
                ? List.of("// DJL's PyTorch engine does not run RmsProp; there take Optimizer.adam()")
                : List.of();
    }
}
