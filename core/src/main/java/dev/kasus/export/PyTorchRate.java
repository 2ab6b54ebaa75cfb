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

/** PyTorch code that gives an optimiser its learning rate. */
public final class PyTorchRate {
    private PyTorchRate() {}

    public static List<String> lines(Training training) {
        Schedule schedule = training.schedule();
        String optimizer = "optimizer = " + PyTorch.optimizerOf(training);
        String step = "scheduler.step()  # after every batch";
        if (schedule instanceof Triangular s) {
            return List.of(optimizer, cyclicLr(s.base(), s.max(), s.stepSize(), "mode=\"triangular\""), step);
        } else if (schedule instanceof Triangular2 s) {
            return List.of(optimizer, cyclicLr(s.base(), s.max(), s.stepSize(), "mode=\"triangular2\""), step);
        } else if (schedule instanceof ExpRange s) {
            String mode = "mode=\"exp_range\", gamma=" + NumberLiteral.text(s.gamma());
            return List.of(optimizer, cyclicLr(s.base(), s.max(), s.stepSize(), mode), step);
        } else if (schedule instanceof OneCycle s) {
            return List.of(
                    optimizer,
                    "scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=" + NumberLiteral.text(s.max())
                            + ", total_steps=total_steps, pct_start=" + NumberLiteral.text(s.rise()) + ", div_factor="
                            + NumberLiteral.text(s.initialDivisor()) + ", final_div_factor="
                            + NumberLiteral.text(s.finalDivisor())
                            + ", cycle_momentum=False)",
                    step);
        } else if (schedule instanceof WarmRestarts s) {
            return List.of(
                    optimizer,
                    "scheduler = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(optimizer, T_0=" + s.period()
                            + ", T_mult=" + s.growth() + ", eta_min=" + NumberLiteral.text(s.minimum()) + ")",
                    step);
        } else if (schedule instanceof KerasDecay s) {
            return List.of(
                    optimizer,
                    "scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: 1 / (1 + "
                            + NumberLiteral.text(s.decay()) + " * t))",
                    step);
        }
        return List.of(optimizer + ScheduleBounds.result(schedule, "#"));
    }

    private static String cyclicLr(double base, double max, int stepSize, String mode) {
        return "scheduler = torch.optim.lr_scheduler.CyclicLR(optimizer, base_lr=" + NumberLiteral.text(base)
                + ", max_lr=" + NumberLiteral.text(max) + ", step_size_up=" + stepSize + ", " + mode
                + ", cycle_momentum=False)";
    }
}
