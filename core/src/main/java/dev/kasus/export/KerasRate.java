package dev.kasus.export;

import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Schedule.ExpRange;
import dev.kasus.recipe.training.Schedule.KerasDecay;
import dev.kasus.recipe.training.Schedule.OneCycle;
import dev.kasus.recipe.training.Schedule.Triangular;
import dev.kasus.recipe.training.Schedule.Triangular2;
import dev.kasus.recipe.training.Schedule.WarmRestarts;
import dev.kasus.recipe.training.Training;
import java.util.List;

/** Keras code that gives an optimiser its learning rate. */
public final class KerasRate {
    private KerasRate() {}

    public static List<String> lines(Training training) {
        Schedule schedule = training.schedule();
        if (schedule instanceof Triangular s) {
            return cyclical(training, s.base(), s.max(), s.stepSize(), "1.0");
        } else if (schedule instanceof Triangular2 s) {
            return cyclical(
                    training, s.base(), s.max(), s.stepSize(), "0.5 ** keras.ops.floor(t / " + 2L * s.stepSize() + ")");
        } else if (schedule instanceof ExpRange s) {
            return cyclical(training, s.base(), s.max(), s.stepSize(), NumberLiteral.text(s.gamma()) + " ** t");
        } else if (schedule instanceof OneCycle s) {
            return List.of(
                    "# Keras has no one-cycle; a warm-up and a cosine come close",
                    "rate = keras.optimizers.schedules.CosineDecay(" + NumberLiteral.text(s.max() / s.initialDivisor())
                            + ", decay_steps=int(" + NumberLiteral.text(1 - s.rise())
                            + " * total_steps), warmup_target="
                            + NumberLiteral.text(s.max()) + ", warmup_steps=int(" + NumberLiteral.text(s.rise())
                            + " * total_steps))",
                    Keras.optimizer(training, "rate"));
        } else if (schedule instanceof WarmRestarts s) {
            double lr = training.learningRate();
            return List.of(
                    "rate = keras.optimizers.schedules.CosineDecayRestarts(" + NumberLiteral.text(lr)
                            + ", first_decay_steps=" + s.period() + ", t_mul=" + s.growth() + ".0, alpha="
                            + NumberLiteral.text(lr == 0 ? 0 : s.minimum() / lr) + ")",
                    Keras.optimizer(training, "rate"));
        } else if (schedule instanceof KerasDecay s) {
            return List.of(
                    "rate = keras.optimizers.schedules.InverseTimeDecay(" + NumberLiteral.text(training.learningRate())
                            + ", decay_steps=1, decay_rate=" + NumberLiteral.text(s.decay()) + ")",
                    Keras.optimizer(training, "rate") + "  # Keras 1 and 2: Adam(learning_rate=..., decay=...)");
        }
        return List.of(Keras.optimizerOf(training) + ScheduleBounds.result(schedule, "#"));
    }

    private static List<String> cyclical(Training training, double base, double max, int stepSize, String height) {
        return List.of(
                "# Keras has no cyclical schedule",
                "class Cyclical(keras.optimizers.schedules.LearningRateSchedule):",
                "    def __call__(self, step):",
                "        t = keras.ops.cast(step, \"float32\")",
                "        rise = 1 - keras.ops.abs(t / " + stepSize + " % 2 - 1)",
                "        return " + NumberLiteral.text(base) + " + " + NumberLiteral.text(max - base) + " * rise * "
                        + height,
                Keras.optimizer(training, "Cyclical()"));
    }
}
