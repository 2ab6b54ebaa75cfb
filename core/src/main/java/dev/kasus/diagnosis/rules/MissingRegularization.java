package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Optimizer;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Training;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.List;

/** Nothing that holds a net back. */
final class MissingRegularization extends GapCause {
    private static final double SEVERITY = 0.55;

    @Override
    public String id() {
        return "missing-regularization";
    }

    @Override
    public String title() {
        return "Missing regularisation";
    }

    @Override
    public String about() {
        return "Nothing in the recipe keeps the net from learning its images by heart: no dropout, no weight decay, no augmentation, no early stopping.";
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe) {
        Training training = recipe.training();
        List<String> there = new ArrayList<>();
        if (recipe.model().allLayers().stream()
                .anyMatch(layer -> layer instanceof Layer.Dropout || layer instanceof Layer.SpatialDropout)) {
            there.add("dropout");
        }
        boolean decoupled = training.optimizer() instanceof Optimizer.Adamw adamw && adamw.weightDecay() > 0;
        if (training.l2() > 0 || training.l1() > 0 || decoupled) {
            there.add("weight decay");
        }
        if (!training.augmentation().isEmpty()) {
            there.add("augmentation");
        }
        if (training.earlyStopping() != null) {
            there.add("early stopping");
        }
        Evidence seen = Suspicion.recipe(
                "training",
                there.size(),
                1,
                there.isEmpty()
                        ? "There is no dropout, no weight decay, no augmentation and no early stopping."
                        : "There is " + String.join(", ", there) + ".");
        return there.isEmpty() ? Suspicion.of(SEVERITY, List.of(), seen) : Suspicion.none(seen);
    }
}
