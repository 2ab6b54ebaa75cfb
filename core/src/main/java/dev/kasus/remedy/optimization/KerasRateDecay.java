package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.Optional;

/** The decay argument of old Keras optimisers: a decaying learning rate, not weight decay. */
public final class KerasRateDecay implements Remedy {
    private static final double DECAY = 1e-5;

    @Override
    public String id() {
        return "keras-decay";
    }

    @Override
    public String title() {
        return "Keras's decay=1e-5 (doubtful)";
    }

    @Override
    public String about() {
        return "Adam(decay=1e-5) is sometimes recommended as weight decay. In Keras 1 and 2 this argument divides "
                + "the learning rate by 1 + 1e-5 t and does not change the weights.";
    }

    /** Only in the place of a constant rate; another schedule would be lost with it. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        if (!(recipe.training().schedule() instanceof Schedule.Constant)) {
            return Optional.empty();
        }
        Edit edit = TrainingEdits.schedule(new Schedule.KerasDecay(DECAY));
        return Treatment.ofOptimizer(this, recipe, "learning rate divided by 1 + 1e-5 t, weights not decayed", edit);
    }
}
