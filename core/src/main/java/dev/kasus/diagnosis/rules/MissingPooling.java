package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.run.Recording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects convolutions without enough pooling or striding. */
final class MissingPooling extends GapCause {
    /** Least downsampling factor that is usual for images of this size. */
    private static final double SHRUNK = 4;

    /** Share of the image side: a smaller receptive field sees texture, not shape. */
    private static final double LITTLE = 1 / 3.0;

    private static final double LEARNT_ALL = 0.95;
    private static final double FIELD_SEVERITY = 0.5;
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
        return "Convolutions follow each other without pooling or strides. The head then has separate weights for "
                + "every position, and a shifted feature looks like a new one.";
    }

    /** Also harmful without a gap: before global pooling, features with a small receptive field cannot represent shape. */
    @Override
    Opinion withoutGap(Recording recording, Recipe recipe, Opinion gap) {
        boolean pooledAtTheEnd =
                recipe.model().allLayers().stream().anyMatch(layer -> layer instanceof Layer.GlobalAveragePool);
        TrainingSkill fit = TrainingSkill.of(recording);
        if (!pooledAtTheEnd || !fit.isKnown() || recording.epochs() < Underfitting.LEAST_EPOCHS) {
            return gap;
        }
        ReceptiveField field = ReceptiveField.of(recipe.model().layers());
        int size = recipe.data().size();
        if (field.stride() >= SHRUNK || field.pixels() >= LITTLE * size || fit.skill() >= LEARNT_ALL) {
            return gap;
        }
        Evidence seen = Suspicion.recipe(
                "model.layers",
                field.pixels(),
                LITTLE * size,
                "The receptive field before the global pooling is " + field.pixels() + " x " + field.pixels()
                        + " pixels, in an image of " + size + " pixels. Under " + NumberPhrase.number(LITTLE * size)
                        + " is small.");
        Evidence harm = new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                ChanceLevel.of(recording).accuracy(LEARNT_ALL),
                "The net has not learnt its training images well: " + fit.words() + ".");
        return new Opinion.Present(FIELD_SEVERITY, List.of(), List.of(), 0, List.of(seen, harm));
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
            return Suspicion.none(Suspicion.recipe("model.layers", 0, 1, "Global pooling comes before the head."));
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
                "After " + convolutions + " convolutions the feature map is still "
                        + shapes.input(flat.name()).height() + " x "
                        + shapes.input(flat.name()).width() + ": it was downsampled by a factor of "
                        + NumberPhrase.number(shrunk) + "; under " + NumberPhrase.number(SHRUNK) + " is little.");
        return shrunk < SHRUNK && convolutions >= 2
                ? Suspicion.of(SEVERITY, List.of(flat.name()), seen)
                : Suspicion.none(seen);
    }
}
