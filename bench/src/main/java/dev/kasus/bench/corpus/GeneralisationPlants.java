package dev.kasus.bench.corpus;

import dev.kasus.bench.corpus.Plant.Dose;
import dev.kasus.bench.corpus.Plant.Kind;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a net learns and does not keep in validation: norms, capacity, missing regularisation, too coarse a stem. */
final class GeneralisationPlants {
    private GeneralisationPlants() {}

    static List<Kind> all() {
        return List.of(
                Kind.of("stale-batch-norm", "batch-norm-stale-statistics", (recipe, draw) -> {
                    String momentum = Draw.number(draw.logUniform(0.0005, 0.005));
                    return normed(
                            recipe,
                            momentum,
                            "- replace: {where: {kind: batch-norm}, layer: {batch-norm: {momentum: " + momentum
                                    + "}}}");
                }),
                Kind.of("small-batches", "batch-norm-small-batch", (recipe, draw) -> {
                    int batch = draw.whole(2, 3);
                    long epochs = Math.max(4, recipe.training().epochs() / 4);
                    return normed(
                            recipe,
                            batch,
                            "- set: {path: training.batch-size, value: " + batch + "}",
                            "- set: {path: training.epochs, value: " + epochs + "}");
                }),
                Kind.of("dropout-before-batch-norm", "dropout-variance-shift batch-norm-statistics", (recipe, draw) -> {
                    String rate = Draw.number(draw.uniform(0.3, 0.6));
                    return normed(
                            recipe,
                            rate,
                            "- insert-before: {where: {kind: batch-norm}, layer: {dropout: {rate: " + rate + "}}}");
                }),
                Kind.of(
                        "few-images",
                        "missing-regularization excess-capacity overfitting-gap",
                        GeneralisationPlants::few),
                Kind.of(
                        "large-dense-head",
                        "oversized-dense-head excess-capacity missing-regularization",
                        (recipe, draw) -> {
                            int units = draw.of(256, 512, 1024);
                            return inFew(
                                    recipe,
                                    draw,
                                    units + " units",
                                    "- insert-after: {where: {kind: flatten}, layer: {dense: {units: " + units + "}}}");
                        }),
                Kind.of(
                        "no-pooling",
                        "missing-pooling oversized-dense-head excess-capacity missing-regularization",
                        (recipe, draw) -> Plant.has(recipe, Layer.MaxPool.class)
                                ? inFew(recipe, draw, "all", "- remove: {kind: max-pool}")
                                : Optional.empty()),
                Kind.of("coarse-stem", "coarse-stem", (recipe, draw) -> {
                    Layer first = recipe.model().allLayers().get(0);
                    int stride = draw.of(4, 6, 8);
                    return recipe.data().size() >= 24 && Plant.has(recipe, Layer.MaxPool.class)
                            ? Dose.of(
                                    "stride " + stride,
                                    "- set: {path: model.layers." + first.name() + ".kernel, value: 7}",
                                    "- set: {path: model.layers." + first.name() + ".stride, value: " + stride + "}",
                                    "- remove: {kind: max-pool}")
                            : Optional.empty();
                }));
    }

    /** A dense head, where images are few. */
    private static Optional<Dose> inFew(Recipe recipe, Draw draw, String words, String line) {
        return Plant.has(recipe, Layer.Flatten.class)
                ? few(recipe, draw).flatMap(few -> Dose.of(words, line).map(dose -> dose.in(few.edit())))
                : Optional.empty();
    }

    private static Optional<Dose> normed(Recipe recipe, Object words, String... lines) {
        return Plant.has(recipe, Layer.BatchNorm.class) ? Dose.of(words, lines) : Optional.empty();
    }

    /** A third of the images or fewer, for as many steps, and nothing that regularises. */
    private static Optional<Dose> few(Recipe recipe, Draw draw) {
        double share = draw.uniform(0.1, 0.3);
        List<String> lines = new ArrayList<>();
        int count;
        if (recipe.data().source() instanceof Source.Reef reef) {
            count = Math.max(
                    4, (int) (share * Objects.requireNonNullElse(reef.all().count(), 200)));
            lines.add("- set: {path: data.source.reef.all.count, value: " + count + "}");
        } else {
            count = Math.max(4, (int) (share * recipe.data().limit().trainPerClass()));
            lines.add("- set: {path: data.limit.train-per-class, value: " + count + "}");
        }
        lines.add("- set: {path: training.epochs, value: "
                + Math.min(120, Math.round(recipe.training().epochs() / share)) + "}");
        lines.add("- set: {path: training.augmentation, value: []}");
        lines.add("- set: {path: training.l2, value: 0}");
        if (Plant.has(recipe, Layer.Dropout.class)) {
            lines.add("- remove: {kind: dropout}");
        }
        if (Plant.has(recipe, Layer.SpatialDropout.class)) {
            lines.add("- remove: {kind: spatial-dropout}");
        }
        return Dose.of(count + " a class", lines.toArray(String[]::new));
    }
}
