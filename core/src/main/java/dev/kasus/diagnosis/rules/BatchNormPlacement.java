package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.List;

/** Detects batch norm at a harmful place. */
final class BatchNormPlacement extends GapCause {
    /** Low, because many nets have it there without harm: only an experiment without it can decide. */
    private static final double SEVERITY = 0.45;

    @Override
    public String id() {
        return "batch-norm-placement";
    }

    @Override
    public String title() {
        return "Batch norm placement";
    }

    @Override
    public String about() {
        return "Batch norm follows an activation and comes directly before pooling or dropout. There it removes "
                + "differences that the next layers need.";
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe) {
        List<Layer> layers = recipe.model().layers();
        List<String> odd = new ArrayList<>();
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i) instanceof Layer.BatchNorm norm && layers.get(i - 1) instanceof Layer.Activation) {
                odd.add(norm.name());
            }
        }
        Evidence seen = Suspicion.recipe(
                "model.layers",
                odd.size(),
                1,
                odd.isEmpty()
                        ? "No batch norm follows an activation."
                        : "Batch norm after an activation: " + NumberPhrase.names(odd) + ".");
        return odd.isEmpty() ? Suspicion.none(seen) : Suspicion.of(SEVERITY, odd, seen);
    }
}
