package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.List;

/** Batch norm where it does harm. */
final class BatchNormPlacement extends GapCause {
    /** Many nets have it there and are well: one recording cannot tell, taking it out can. */
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
        return "A batch norm stands behind an activation, right before pooling or dropout: what it evens out there is what the layers behind it lived on.";
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
                        ? "No batch norm stands behind an activation."
                        : "Behind an activation stands " + NumberPhrase.names(odd) + ".");
        return odd.isEmpty() ? Suspicion.none(seen) : Suspicion.of(SEVERITY, odd, seen);
    }
}
