package dev.kasus.remedy;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Schedule;
import dev.kasus.recipe.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** More epochs, with the learning rate's schedule stretched over them. */
final class LongerTraining implements Remedy {
    private static final int TIMES = 4;

    @Override
    public String id() {
        return "longer-training";
    }

    @Override
    public String title() {
        return "Longer training";
    }

    @Override
    public String about() {
        return "Four times as many epochs. The learning rate falls as it did, over all of them: a schedule that ended would leave nothing for the epochs behind it.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training before = recipe.training();
        Training after = Stretched.training(before, TIMES);
        if (after.schedule() instanceof Schedule.RangeTest) {
            return Optional.empty();
        }
        return Treatment.of(
                this,
                recipe,
                after.epochs() + " epochs instead of " + before.epochs(),
                Stretched.edit(before, TIMES),
                with(keras(after), "model.fit(training_set, epochs=" + after.epochs() + ")"),
                with(pytorch(after), "for epoch in range(" + after.epochs() + "):"));
    }

    private static List<String> with(List<String> lines, String last) {
        List<String> all = new ArrayList<>(lines);
        all.add(last);
        return all;
    }

    private static List<String> keras(Training training) {
        if (training.schedule() instanceof Schedule.Cosine) {
            return List.of(
                    "rate = keras.optimizers.schedules.CosineDecay(" + Digits.text(training.learningRate())
                            + ", decay_steps=" + training.epochs() + " * steps_per_epoch)",
                    Keras.optimizer(training, "rate"));
        }
        if (training.schedule() instanceof Schedule.Step step) {
            return List.of(
                    "rate = keras.optimizers.schedules.ExponentialDecay(" + Digits.text(training.learningRate())
                            + ", decay_steps=" + step.every() + " * steps_per_epoch, decay_rate="
                            + Digits.text(step.factor()) + ", staircase=True)",
                    Keras.optimizer(training, "rate"));
        }
        return training.schedule() instanceof Schedule.Constant ? List.of() : RateCode.keras(training);
    }

    private static List<String> pytorch(Training training) {
        if (training.schedule() instanceof Schedule.Cosine) {
            return List.of("scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max="
                    + training.epochs() + ")" + "  # step() after every epoch");
        }
        if (training.schedule() instanceof Schedule.Step step) {
            return List.of("scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=" + step.every()
                    + ", gamma=" + Digits.text(step.factor()) + ")  # step() after every epoch");
        }
        return training.schedule() instanceof Schedule.Constant ? List.of() : RateCode.pytorch(training);
    }
}
