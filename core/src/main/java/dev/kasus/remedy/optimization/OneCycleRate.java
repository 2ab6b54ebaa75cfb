package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.remedy.LearningRateRange;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A one-cycle learning rate over the whole training. */
public record OneCycleRate(@Nullable LearningRateRange measured) implements Remedy {
    /** The maximum is short, so it may be above the highest safe constant rate. */
    private static final double ABOVE_USUAL = 3;

    @Override
    public String id() {
        return "one-cycle";
    }

    @Override
    public String title() {
        return "One-cycle learning rate";
    }

    @Override
    public String about() {
        return "Over the training, the learning rate rises once to a high maximum and then falls to almost zero.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        double max = measured != null
                ? measured.max()
                : NumberLiteral.round(ABOVE_USUAL
                        * LearningRateRange.usualRate(recipe.training().optimizer()));
        Edit edit = TrainingEdits.schedule(new Schedule.OneCycle(max, 0.3, 25, 1e4));
        return Treatment.ofOptimizer(this, recipe, "one cycle with a maximum of " + NumberLiteral.text(max), edit);
    }
}
