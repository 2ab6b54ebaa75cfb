package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects a net that is too small for the task. */
final class InsufficientCapacity extends LearningCause {
    /** A layer with fewer units than a third of the classes is a bottleneck. */
    private static final double NARROW = 1 / 3.0;

    /** Least width, however few the classes: three colour channels plus some edge directions. */
    private static final double NARROW_ANYWAY = 6;

    private static final double SEVERITY = 0.6;
    /** Severity of a linear net, which is certain. */
    private static final double LINEAR_SEVERITY = 0.8;

    @Override
    public String id() {
        return "insufficient-capacity";
    }

    @Override
    public String title() {
        return "Insufficient capacity";
    }

    @Override
    public String about() {
        return "The net is too small for the task: it fits neither training nor validation images, however long it trains.";
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe, TrainingSkill fit) {
        if (recording.provenance().isEmpty()) {
            return null;
        }
        int classes = GapCause.classes(recording);
        Shapes shapes = recipe.shapes(classes);
        List<Layer> weighted = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .toList();
        String narrowest = "";
        int least = Integer.MAX_VALUE;
        List<String> narrow = new ArrayList<>();
        for (Layer layer : weighted.subList(0, weighted.size() - 1)) {
            int width = shapes.output(layer.name()).channels();
            if (width < narrow(classes)) {
                narrow.add(layer.name());
            }
            if (width < least) {
                least = width;
                narrowest = layer.name();
            }
        }
        if (narrowest.isEmpty()) {
            Evidence flat =
                    Suspicion.recipe("model.layers", 0, 1, "The net has no hidden layer: it is a linear classifier.");
            return Suspicion.of(SEVERITY, List.of(), flat);
        }
        if (recipe.model().isLinear()) {
            Evidence linear = Suspicion.recipe(
                    "model.layers",
                    0,
                    1,
                    "There is neither an activation nor a max pooling: all layers together are one linear map.");
            return Suspicion.of(LINEAR_SEVERITY, List.of(), linear);
        }
        Evidence seen = Suspicion.recipe(
                "model.layers." + narrowest,
                least,
                narrow(classes),
                "The narrowest layer, " + narrowest + ", has " + least + " units for " + classes + " classes; under "
                        + NumberPhrase.number(narrow(classes)) + " is narrow.");
        return narrow.isEmpty() ? Suspicion.none(seen) : Suspicion.of(SEVERITY, narrow, seen);
    }

    private static double narrow(int classes) {
        return Math.max(NARROW * classes, NARROW_ANYWAY);
    }
}
