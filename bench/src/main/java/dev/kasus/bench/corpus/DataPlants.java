package dev.kasus.bench.corpus;

import dev.kasus.bench.corpus.Plant.Dose;
import dev.kasus.bench.corpus.Plant.Kind;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the images: labels, splits that differ or leak, single classes that are rare, poor or alike. */
final class DataPlants {
    private static final String ANTHIAS = "line-fin-anthias, bar-fin-anthias";
    private static final String FLOUNDERS = "left-eyed-flounder, right-eyed-flounder";

    private DataPlants() {}

    static List<Kind> all() {
        return List.of(
                Kind.of("wrong-labels", "label-noise", (recipe, draw) -> {
                    String share = Draw.number(draw.uniform(0.08, 0.45));
                    return Dose.of(share, "- set: {path: data.plant.wrong-labels, value: " + share + "}");
                }),
                Kind.of("noisy-validation", "train-validation-shift batch-norm-statistics", (recipe, draw) -> {
                    String noise = Draw.number(draw.uniform(0.06, 0.25));
                    return Dose.of(noise, "- set: {path: data.plant.validation-noise, value: " + noise + "}");
                }),
                Kind.of(
                        "murky-validation",
                        "train-validation-shift batch-norm-statistics",
                        (recipe, draw) -> validation(recipe, "turbidity", draw.uniform(0.5, 0.85))),
                Kind.of(
                        "blurred-validation",
                        "train-validation-shift batch-norm-statistics",
                        (recipe, draw) -> validation(recipe, "blur", draw.uniform(4, 8))),
                Kind.of(
                        "leak",
                        "train-validation-leak",
                        (recipe, draw) -> recipe.data().source() instanceof Source.Folder
                                ? Dose.of("frames of a track on both sides", "- set: {path: data.split, value: random}")
                                : Optional.empty()),
                Kind.of("rare-class", "class-imbalance", DataPlants::rare),
                Kind.of(
                        "poor-class",
                        "poor-class-data",
                        (recipe, draw) -> reef(recipe)
                                .flatMap(species -> Dose.of(
                                        species.get(0),
                                        "- set: {path: data.source.reef.classes." + species.get(0)
                                                + ", value: {blur: " + Draw.number(draw.uniform(5, 9)) + ", noise: "
                                                + Draw.number(draw.uniform(0.04, 0.1)) + "}}"))),
                Kind.of(
                        "twin-species",
                        "class-overlap",
                        (recipe, draw) ->
                                species(recipe, ANTHIAS, "- set: {path: data.source.reef.all.blur, value: 5}")),
                Kind.of(
                        "flipped-flatfish",
                        "harmful-augmentation",
                        (recipe, draw) ->
                                species(recipe, FLOUNDERS, "- set: {path: training.augmentation, value: [flip]}")),
                Kind.of(
                        "stamped-class",
                        "shortcut-feature",
                        (recipe, draw) -> reef(recipe)
                                .flatMap(species -> Dose.of(
                                        "time stamp",
                                        "- set: {path: data.source.reef.classes." + species.get(0)
                                                + ", value: {stamp: 1}}",
                                        "- set: {path: data.source.reef.validation-classes." + species.get(0)
                                                + ", value: {stamp: 0}}"))),
                Kind.of(
                        "rotated-any-angle",
                        "harmful-augmentation excess-regularization",
                        (recipe, draw) -> Dose.of(
                                "180 degrees",
                                "- set: {path: training.augmentation, value: [{rotation: {degrees: 180}}, {scale: {min: 0.4, max: 1.6}}, {cutout: {fraction: 0.6}}]}")));
    }

    private static Optional<List<String>> reef(Recipe recipe) {
        return recipe.data().source() instanceof Source.Reef reef ? Optional.of(reef.species()) : Optional.empty();
    }

    private static Optional<Dose> validation(Recipe recipe, String condition, double value) {
        return reef(recipe)
                .flatMap(species -> Dose.of(
                        Draw.number(value),
                        "- set: {path: data.source.reef.validation." + condition + ", value: " + Draw.number(value)
                                + "}"));
    }

    /** In a setting of two species more, which differ in one fine trait. */
    private static Optional<Dose> species(Recipe recipe, String two, String line) {
        return reef(recipe).flatMap(species -> {
            List<String> all = new ArrayList<>(List.of(two.split(", ")));
            all.addAll(species);
            return Dose.of(two, line)
                    .map(dose -> dose.in(Plant.edit(
                            "- set: {path: data.source.reef.species, value: " + all + "}",
                            "- set: {path: training.augmentation, value: []}")));
        });
    }

    private static Optional<Dose> rare(Recipe recipe, Draw draw) {
        int count = draw.whole(2, 5);
        return reef(recipe)
                .flatMap(species -> Dose.of(
                        species.get(0) + " " + count,
                        "- set: {path: data.source.reef.classes." + species.get(0) + ", value: {count: " + count
                                + "}}"));
    }
}
