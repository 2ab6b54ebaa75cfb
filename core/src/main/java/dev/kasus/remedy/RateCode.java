package dev.kasus.remedy;

import dev.kasus.recipe.Schedule;
import dev.kasus.recipe.Schedule.Constant;
import dev.kasus.recipe.Schedule.ExpRange;
import dev.kasus.recipe.Schedule.KerasDecay;
import dev.kasus.recipe.Schedule.OneCycle;
import dev.kasus.recipe.Schedule.Triangular;
import dev.kasus.recipe.Schedule.Triangular2;
import dev.kasus.recipe.Training;
import java.util.List;

/** The code that gives an optimiser its learning rate. */
final class RateCode {
    private RateCode() {}

    static List<String> keras(Training training) {
        Schedule schedule = training.schedule();
        if (schedule instanceof Triangular s) {
            return cyclical(training, s.base(), s.max(), s.stepSize(), "1.0");
        } else if (schedule instanceof Triangular2 s) {
            return cyclical(
                    training, s.base(), s.max(), s.stepSize(), "0.5 ** keras.ops.floor(t / " + 2L * s.stepSize() + ")");
        } else if (schedule instanceof ExpRange s) {
            return cyclical(training, s.base(), s.max(), s.stepSize(), Digits.text(s.gamma()) + " ** t");
        } else if (schedule instanceof OneCycle s) {
            return List.of(
                    "# Keras has no one-cycle; a warm-up and a cosine come close",
                    "rate = keras.optimizers.schedules.CosineDecay(" + Digits.text(s.max() / s.initialDivisor())
                            + ", decay_steps=int(" + Digits.text(1 - s.rise()) + " * total_steps), warmup_target="
                            + Digits.text(s.max()) + ", warmup_steps=int(" + Digits.text(s.rise())
                            + " * total_steps))",
                    Keras.optimizer(training, "rate"));
        } else if (schedule instanceof KerasDecay s) {
            return List.of(
                    "rate = keras.optimizers.schedules.InverseTimeDecay(" + Digits.text(training.learningRate())
                            + ", decay_steps=1, decay_rate=" + Digits.text(s.decay()) + ")",
                    Keras.optimizer(training, "rate") + "  # Keras 1 and 2: Adam(learning_rate=..., decay=...)");
        }
        return List.of(Keras.optimizer(training) + start(schedule));
    }

    private static List<String> cyclical(Training training, double base, double max, int stepSize, String height) {
        return List.of(
                "# Keras has no cyclical schedule",
                "class Cyclical(keras.optimizers.schedules.LearningRateSchedule):",
                "    def __call__(self, step):",
                "        t = keras.ops.cast(step, \"float32\")",
                "        rise = 1 - keras.ops.abs(t / " + stepSize + " % 2 - 1)",
                "        return " + Digits.text(base) + " + " + Digits.text(max - base) + " * rise * " + height,
                Keras.optimizer(training, "Cyclical()"));
    }

    static List<String> pytorch(Training training) {
        Schedule schedule = training.schedule();
        String optimizer = "optimizer = " + PyTorch.optimizer(training);
        String step = "scheduler.step()  # after every batch";
        if (schedule instanceof Triangular s) {
            return List.of(optimizer, cyclicLr(s.base(), s.max(), s.stepSize(), "mode=\"triangular\""), step);
        } else if (schedule instanceof Triangular2 s) {
            return List.of(optimizer, cyclicLr(s.base(), s.max(), s.stepSize(), "mode=\"triangular2\""), step);
        } else if (schedule instanceof ExpRange s) {
            String mode = "mode=\"exp_range\", gamma=" + Digits.text(s.gamma());
            return List.of(optimizer, cyclicLr(s.base(), s.max(), s.stepSize(), mode), step);
        } else if (schedule instanceof OneCycle s) {
            return List.of(
                    optimizer,
                    "scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=" + Digits.text(s.max())
                            + ", total_steps=total_steps, pct_start=" + Digits.text(s.rise()) + ", div_factor="
                            + Digits.text(s.initialDivisor()) + ", final_div_factor=" + Digits.text(s.finalDivisor())
                            + ", cycle_momentum=False)",
                    step);
        } else if (schedule instanceof KerasDecay s) {
            return List.of(
                    optimizer,
                    "scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: 1 / (1 + "
                            + Digits.text(s.decay()) + " * t))",
                    step);
        }
        return List.of(optimizer + start(schedule));
    }

    private static String cyclicLr(double base, double max, int stepSize, String mode) {
        return "scheduler = torch.optim.lr_scheduler.CyclicLR(optimizer, base_lr=" + Digits.text(base) + ", max_lr="
                + Digits.text(max) + ", step_size_up=" + stepSize + ", " + mode + ", cycle_momentum=False)";
    }

    private static String start(Schedule schedule) {
        return schedule instanceof Constant ? "" : "  # where the schedule starts";
    }
}
