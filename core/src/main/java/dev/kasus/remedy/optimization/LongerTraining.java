package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.export.Djl;
import dev.kasus.export.DjlRate;
import dev.kasus.export.Keras;
import dev.kasus.export.KerasRate;
import dev.kasus.export.NumberLiteral;
import dev.kasus.export.PyTorchRate;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains for more epochs, with the learning-rate schedule scaled to them. */
public final class LongerTraining implements Remedy {
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
        return "Four times as many epochs, with the learning-rate schedule scaled to the new length. Without that, "
                + "the additional epochs would have no learning rate.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training before = recipe.training();
        Training after = LongerSchedule.training(before, TIMES);
        if (after.schedule() instanceof Schedule.RangeTest) {
            return Optional.empty();
        }
        return Treatment.of(
                this,
                recipe,
                after.epochs() + " epochs instead of " + before.epochs(),
                LongerSchedule.edit(before, TIMES),
                new Code(
                        with(keras(after), "model.fit(training_set, epochs=" + after.epochs() + ")"),
                        with(pytorch(after), "for epoch in range(" + after.epochs() + "):"),
                        with(
                                djl(after),
                                "EasyTrain.fit(trainer, " + after.epochs() + ", trainingSet, validationSet);")));
    }

    private static List<String> with(List<String> lines, String last) {
        List<String> all = new ArrayList<>(lines);
        all.add(last);
        return all;
    }

    private static List<String> keras(Training training) {
        if (training.schedule() instanceof Schedule.Cosine) {
            return List.of(
                    "rate = keras.optimizers.schedules.CosineDecay(" + NumberLiteral.text(training.learningRate())
                            + ", decay_steps=" + training.epochs() + " * steps_per_epoch)",
                    Keras.optimizer(training, "rate"));
        }
        if (training.schedule() instanceof Schedule.Step step) {
            return List.of(
                    "rate = keras.optimizers.schedules.ExponentialDecay(" + NumberLiteral.text(training.learningRate())
                            + ", decay_steps=" + step.every() + " * steps_per_epoch, decay_rate="
                            + NumberLiteral.text(step.factor()) + ", staircase=True)",
                    Keras.optimizer(training, "rate"));
        }
        return training.schedule() instanceof Schedule.Constant ? List.of() : KerasRate.lines(training);
    }

    private static List<String> pytorch(Training training) {
        if (training.schedule() instanceof Schedule.Cosine) {
            return List.of("scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max="
                    + training.epochs() + ")" + "  # step() after every epoch");
        }
        if (training.schedule() instanceof Schedule.Step step) {
            return List.of("scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=" + step.every()
                    + ", gamma=" + NumberLiteral.text(step.factor()) + ")  # step() after every epoch");
        }
        return training.schedule() instanceof Schedule.Constant ? List.of() : PyTorchRate.lines(training);
    }

    private static List<String> djl(Training training) {
        String rate = training.schedule() instanceof Schedule.Cosine cosine
                ? "Tracker rate = Tracker.cosine().setBaseValue(" + Djl.number(training.learningRate())
                        + ").optFinalValue(" + Djl.number(cosine.minimum())
                        + ").setMaxUpdates(totalSteps).build();"
                : training.schedule() instanceof Schedule.Step step
                        ? "Tracker rate = step -> (float) (" + NumberLiteral.text(training.learningRate())
                                + " * Math.pow(" + NumberLiteral.text(step.factor()) + ", step / (" + step.every()
                                + " * stepsPerEpoch)));"
                        : "";
        if (!rate.isEmpty()) {
            return List.of(rate, "Optimizer optimizer = " + Djl.optimizer(training, "rate") + ";");
        }
        return training.schedule() instanceof Schedule.Constant ? List.of() : DjlRate.lines(training);
    }
}
