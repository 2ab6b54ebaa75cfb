package dev.kasus.bench.corpus;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.records.recipe.EditFile;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What is planted in a program.
 *
 * @param fault such as {@code rate-too-high}
 * @param causes ids of which one at rank 1 is right
 * @param dose of this one, in a word or two
 * @param setting edit that the run without the fault has, too, such as two species that are alike; empty for none
 * @param edit that plants it
 */
record Plant(String fault, List<String> causes, String dose, Optional<Edit> setting, Edit edit) {
    /** Copies the list. */
    Plant {
        causes = List.copyOf(causes);
    }

    /** A dose, what it is set in, and its edit. */
    record Dose(String words, Optional<Edit> setting, Edit edit) {
        static Optional<Dose> of(Object words, String... lines) {
            return Optional.of(new Dose(words.toString(), Optional.empty(), Plant.edit(lines)));
        }

        /** The same in a setting. */
        Dose in(Edit other) {
            return new Dose(words, Optional.of(other), edit);
        }
    }

    static Edit edit(String... lines) {
        return EditFile.parse(String.join("\n", lines), "plant");
    }

    /**
     * A kind of fault, whose dose is drawn.
     *
     * @param fault its name
     * @param causes ids of which one at rank 1 is right
     * @param draw a dose for a recipe; empty where the fault means nothing
     */
    record Kind(String fault, List<String> causes, BiFunction<Recipe, Draw, Optional<Dose>> draw) {
        static Kind of(String fault, String causes, BiFunction<Recipe, Draw, Optional<Dose>> draw) {
            return new Kind(fault, List.of(causes.split(" ")), draw);
        }

        Optional<Plant> in(Recipe recipe, Draw random) {
            return draw.apply(recipe, random)
                    .map(dose -> new Plant(fault, causes, dose.words(), dose.setting(), dose.edit()));
        }
    }

    /** Every kind. */
    static List<Kind> kinds() {
        return Stream.of(LearningPlants.all(), GeneralisationPlants.all(), DataPlants.all())
                .flatMap(List::stream)
                .toList();
    }

    static boolean has(Recipe recipe, Class<? extends Layer> kind) {
        return recipe.model().allLayers().stream().anyMatch(kind::isInstance);
    }
}
