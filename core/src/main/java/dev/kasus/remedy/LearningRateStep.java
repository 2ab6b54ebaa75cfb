package dev.kasus.remedy;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Schedule;
import dev.kasus.recipe.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The learning rate a factor of 10 up or down; further, if that leaves it on the wrong side of what is usual. */
record LearningRateStep(String id, String title, String about, boolean up) implements Remedy {
    private static final double FACTOR = 10;

    static Remedy lower() {
        return new LearningRateStep(
                "lower-learning-rate",
                "Lower learning rate",
                "The learning rate is divided by 10, or brought down to the optimiser's usual rate where that is lower still.",
                false);
    }

    static Remedy higher() {
        return new LearningRateStep(
                "higher-learning-rate",
                "Higher learning rate",
                "The learning rate is multiplied by 10, or brought up to the optimiser's usual rate where that is higher still.",
                true);
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training training = recipe.training();
        double rate = ScheduleBounds.peak(training);
        double usual = Rates.usualRate(training.optimizer());
        double other = Digits.round(up ? Math.max(rate * FACTOR, usual) : Math.min(rate / FACTOR, usual));
        if (rate <= 0 || training.schedule() instanceof Schedule.RangeTest) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        if (!ScheduleBounds.own(training.schedule())) {
            edits.add(Knobs.number("learning-rate", other));
        }
        Schedule scaled = ScheduleBounds.times(training.schedule(), other / rate);
        if (!scaled.equals(training.schedule())) {
            edits.add(Knobs.schedule(scaled));
        }
        Edit edit = new Edit.All(edits);
        return Treatment.ofOptimizer(
                this, recipe, "learning rate from " + Digits.text(rate) + " to " + Digits.text(other), edit);
    }
}
