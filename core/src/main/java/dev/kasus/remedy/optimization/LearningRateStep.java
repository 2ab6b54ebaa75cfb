package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.NumberLiteral;
import dev.kasus.export.ScheduleBounds;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.recipe.training.Training;
import dev.kasus.remedy.LearningRateRange;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Multiplies or divides the learning rate by 10, or sets it to the usual rate if that goes further. */
public record LearningRateStep(String id, String title, String about, boolean up) implements Remedy {
    private static final double FACTOR = 10;

    public static Remedy lower() {
        return new LearningRateStep(
                "lower-learning-rate",
                "Lower learning rate",
                "The learning rate is divided by 10, or set to the usual rate of the optimiser if that is lower.",
                false);
    }

    public static Remedy higher() {
        return new LearningRateStep(
                "higher-learning-rate",
                "Higher learning rate",
                "The learning rate is multiplied by 10, or set to the usual rate of the optimiser if that is higher.",
                true);
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training training = recipe.training();
        double rate = ScheduleBounds.peak(training);
        double usual = LearningRateRange.usualRate(training.optimizer());
        double other = NumberLiteral.round(up ? Math.max(rate * FACTOR, usual) : Math.min(rate / FACTOR, usual));
        if (rate <= 0 || training.schedule() instanceof Schedule.RangeTest) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        if (!ScheduleBounds.own(training.schedule())) {
            edits.add(TrainingEdits.number("learning-rate", other));
        }
        Schedule scaled = ScheduleBounds.times(training.schedule(), other / rate);
        if (!scaled.equals(training.schedule())) {
            edits.add(TrainingEdits.schedule(scaled));
        }
        Edit edit = new Edit.All(edits);
        return Treatment.ofOptimizer(
                this,
                recipe,
                "learning rate from " + NumberLiteral.text(rate) + " to " + NumberLiteral.text(other),
                edit);
    }
}
