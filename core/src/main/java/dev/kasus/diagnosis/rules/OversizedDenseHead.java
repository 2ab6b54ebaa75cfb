package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.run.Recording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects dense layers that hold nearly all weights of the net. */
final class OversizedDenseHead extends GapCause {
    /** Share of weights in dense layers: nearly 0 with global pooling, about half with a modest head. */
    private static final double MOST = 0.8;
    /** Weights for each training image: a small head cannot memorise many images, whatever its share. */
    private static final double EACH = 50;

    private static final double LEAST_SEVERITY = 0.6;
    private static final double MOST_SEVERITY = 0.8;

    @Override
    public String id() {
        return "oversized-dense-head";
    }

    @Override
    public String title() {
        return "Oversized dense head";
    }

    @Override
    public String about() {
        return "Nearly all weights are in dense layers after the flattened features. There each pixel of each "
                + "channel has weights of its own, which makes memorising easy.";
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe) {
        int images = trainImages(recording);
        if (images == 0) {
            return null;
        }
        Shapes shapes = recipe.shapes(classes(recording));
        List<String> head = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Dense)
                .map(Layer::name)
                .toList();
        long weights = head.stream().mapToLong(shapes::parameters).sum();
        double share = (double) weights / shapes.parameters();
        Evidence seen = Suspicion.recipe(
                "model.layers",
                share,
                MOST,
                NumberPhrase.percent(share) + " of the weights are in the dense layers, "
                        + NumberPhrase.number((double) weights / images) + " for each training image. "
                        + NumberPhrase.percent(MOST) + " or more, and more than " + NumberPhrase.number(EACH)
                        + " for each image, count as too much.");
        boolean large = share >= MOST && weights > EACH * images;
        double severity = LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(share, MOST, 1);
        return large ? Suspicion.of(severity, head, seen) : Suspicion.none(seen);
    }
}
