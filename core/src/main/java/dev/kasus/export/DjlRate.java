package dev.kasus.export;

import dev.kasus.recipe.training.Optimizer.Rmsprop;
import dev.kasus.recipe.training.Optimizer.Sgd;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Schedule.ExpRange;
import dev.kasus.recipe.training.Schedule.KerasDecay;
import dev.kasus.recipe.training.Schedule.OneCycle;
import dev.kasus.recipe.training.Schedule.Triangular;
import dev.kasus.recipe.training.Schedule.Triangular2;
import dev.kasus.recipe.training.Schedule.WarmRestarts;
import dev.kasus.recipe.training.Training;
import java.util.ArrayList;
import java.util.List;

/** The Deep Java Library code that gives an optimiser its learning rate. */
public final class DjlRate {
    private DjlRate() {}

    public static List<String> lines(Training training) {
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
        } else if (schedule instanceof WarmRestarts s && s.growth() == 1) {
            lines.add("Tracker rate = step -> (float) (" + NumberLiteral.text(s.minimum()) + " + "
                    + NumberLiteral.text(training.learningRate() - s.minimum()) + " * (1 + Math.cos(Math.PI * (step % "
                    + s.period() + ") / " + s.period() + ".0)) / 2);");
        } else if (schedule instanceof KerasDecay s) {
            lines.add("Tracker rate = step -> (float) (" + NumberLiteral.text(training.learningRate()) + " / (1 + "
                    + NumberLiteral.text(s.decay()) + " * step));");
        }
        String rate = lines.isEmpty() ? "Tracker.fixed(" + Djl.number(training.learningRate()) + ")" : "rate";
        String start = lines.isEmpty() ? ScheduleBounds.result(schedule, "//") : "";
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
                        + Djl.number(start / s.finalDivisor()) + ").setMaxUpdates((int) ("
                        + NumberLiteral.text(1 - s.rise())
                        + " * totalSteps)).build();",
                "Tracker rate = Tracker.warmUp().optWarmUpBeginValue(" + Djl.number(start) + ").optWarmUpSteps((int) ("
                        + NumberLiteral.text(s.rise()) + " * totalSteps)).setMainTracker(fall).build();");
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
