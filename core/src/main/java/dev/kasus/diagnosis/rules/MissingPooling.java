package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Shapes;
import dev.kasus.run.Recording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks that never shrink the image. */
final class MissingPooling extends GapCause {
    /** Two halvings of the side are the least that nets for images of this size have. */
    private static final double SHRUNK = 4;

    private static final double SEVERITY = 0.82;

    @Override
    public String id() {
        return "missing-pooling";
    }

    @Override
    public String title() {
        return "Missing pooling";
    }

    @Override
    public String about() {
        return "Convolutions follow each other without pooling or strides, so the head sees every place by itself and shifted features look new.";
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe) {
        List<Layer> layers = recipe.model().allLayers();
        Layer flat = layers.stream()
                .filter(layer -> layer instanceof Layer.Flatten)
                .findFirst()
                .orElse(null);
        if (flat == null) {
            return Suspicion.none(Suspicion.recipe(
                    "model.layers", 0, 1, "The features are pooled over the whole image before the head."));
        }
        Shapes shapes = recipe.shapes(classes(recording));
        double shrunk =
                (double) recipe.data().size() / shapes.input(flat.name()).height();
        long convolutions =
                layers.stream().filter(layer -> layer instanceof Layer.Conv).count();
        Evidence seen = Suspicion.recipe(
                "model.layers",
                shrunk,
                SHRUNK,
                "Behind " + convolutions + " convolutions the head sees "
                        + shapes.input(flat.name()).height() + " x "
                        + shapes.input(flat.name()).width() + " places: the side was divided by "
                        + Figures.number(shrunk) + ", where " + Figures.number(SHRUNK) + " is little.");
        return shrunk < SHRUNK && convolutions >= 2
                ? Suspicion.of(SEVERITY, List.of(flat.name()), seen)
                : Suspicion.none(seen);
    }
}
