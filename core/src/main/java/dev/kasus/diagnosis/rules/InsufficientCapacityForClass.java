package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.run.Recording;
import java.util.List;

/** Detects a net that has too little capacity for one class. */
final class InsufficientCapacityForClass extends ClassCause {
    /** Fewer filters than this are few for photographs. */
    private static final int LEAST_WIDTH = 8;

    private static final int LEAST_LAYERS = 2;
    private static final double SEVERITY = 0.45;

    @Override
    public String id() {
        return "insufficient-capacity-for-class";
    }

    @Override
    public String title() {
        return "Insufficient capacity for a class";
    }

    @Override
    public String about() {
        return "The net has enough capacity for most classes, but not for the finer features of this one.";
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        int classes = GapCause.classes(recording);
        Shapes shapes = recipe.shapes(classes);
        List<Layer> weighted = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .toList();
        List<Layer> hidden = weighted.subList(0, weighted.size() - 1);
        int narrowest = hidden.stream()
                .mapToInt(layer -> shapes.output(layer.name()).channels())
                .min()
                .orElse(0);
        List<String> narrow = hidden.stream()
                .filter(layer -> shapes.output(layer.name()).channels() < Math.max(classes, LEAST_WIDTH))
                .map(Layer::name)
                .toList();
        boolean shallow = hidden.size() < LEAST_LAYERS;
        Evidence seen = Suspicion.recipe(
                "model.layers",
                narrowest,
                Math.max(classes, LEAST_WIDTH),
                "The net has " + hidden.size() + " hidden layers, the narrowest of " + narrowest
                        + " units for " + classes + " classes; fewer than " + LEAST_LAYERS + " layers or "
                        + Math.max(classes, LEAST_WIDTH) + " units are few.");
        return shallow || !narrow.isEmpty() ? Suspicion.of(SEVERITY, narrow, seen) : Suspicion.none(seen);
    }
}
