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

/** The learning rate in the middle of the range that a range test measured. */
public record RangeTestedRate(LearningRateRange rates) implements Remedy {

    @Override
    public String id() {
        return "learning-rate-from-range-test";
    }

    @Override
    public String title() {
        return "Learning rate from a range test";
    }

    @Override
    public String about() {
        return "The learning rate becomes the geometric mean of the lowest effective and the highest safe rate, as "
                + "measured by a range test.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training training = recipe.training();
        List<Edit> edits = new ArrayList<>();
        edits.add(TrainingEdits.number("learning-rate", rates.middle()));
        if (ScheduleBounds.own(training.schedule())) {
            edits.add(TrainingEdits.schedule(new Schedule.Constant()));
        } else if (training.learningRate() > 0) {
            Schedule scaled = ScheduleBounds.times(training.schedule(), rates.middle() / training.learningRate());
            edits.add(TrainingEdits.schedule(scaled));
        }
        Edit edit = new Edit.All(edits);
        return Treatment.ofOptimizer(
                this,
                recipe,
                "learning rate " + NumberLiteral.text(rates.middle()) + ", between " + NumberLiteral.text(rates.base())
                        + " and " + NumberLiteral.text(rates.max()) + " as measured",
                edit);
    }
}
