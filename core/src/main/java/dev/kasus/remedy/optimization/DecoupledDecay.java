package dev.kasus.remedy.optimization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.NumberLiteral;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Optimizer.Adam;
import dev.kasus.recipe.training.Optimizer.Adamw;
import dev.kasus.recipe.training.Training;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces Adam by AdamW. */
public final class DecoupledDecay implements Remedy {
    private static final double DECAY = 0.05;

    @Override
    public String id() {
        return "adamw";
    }

    @Override
    public String title() {
        return "Weight decay (AdamW, decoupled)";
    }

    @Override
    public String about() {
        return "Adam becomes AdamW. Weight decay is applied separately from the gradient, so that Adam does not rescale it.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        Training training = recipe.training();
        Adamw adamw;
        if (training.optimizer() instanceof Adam adam) {
            adamw = new Adamw(adam.beta1(), adam.beta2(), adam.epsilon(), DECAY);
        } else if (training.optimizer() instanceof Adamw weak && weak.weightDecay() < DECAY) {
            adamw = new Adamw(weak.beta1(), weak.beta2(), weak.epsilon(), DECAY);
        } else {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>(List.of(TrainingEdits.optimizer(adamw)));
        if (training.l2() > 0) {
            edits.add(TrainingEdits.number("l2", 0));
        }
        Edit edit = new Edit.All(edits);
        return Treatment.ofOptimizer(
                this,
                recipe,
                "weight decay " + NumberLiteral.text(DECAY) + " times the learning rate a step"
                        + (training.l2() > 0 ? ", instead of L2" : ""),
                edit);
    }
}
