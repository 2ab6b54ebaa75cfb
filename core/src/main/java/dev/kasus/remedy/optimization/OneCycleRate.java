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

/** A learning rate that rises once and falls once over the whole training. */
public record OneCycleRate(@Nullable LearningRateRange measured) implements Remedy {
    /** The top is passed only briefly, so it may lie above a rate that would be borne throughout. */
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
        return "The learning rate rises once to a high top and falls to almost nothing over the whole training.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        double max = measured != null
                ? measured.max()
                : NumberLiteral.round(ABOVE_USUAL
                        * LearningRateRange.usualRate(recipe.training().optimizer()));
        Edit edit = TrainingEdits.schedule(new Schedule.OneCycle(max, 0.3, 25, 1e4));
        return Treatment.ofOptimizer(this, recipe, "one cycle with its top at " + NumberLiteral.text(max), edit);
    }
}
