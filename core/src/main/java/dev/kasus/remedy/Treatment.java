package dev.kasus.remedy;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A remedy dosed for one recipe.
 *
 * @param remedy what is given
 * @param dose how much of it and where, in a few words
 * @param edit the change of the recipe
 * @param keras the lines of Keras 3 code that a user would change
 * @param pytorch the lines of PyTorch code that a user would change
 */
public record Treatment(Remedy remedy, String dose, Edit edit, List<String> keras, List<String> pytorch) {
    /** Copies the lists. */
    public Treatment {
        keras = List.copyOf(keras);
        pytorch = List.copyOf(pytorch);
    }

    /** One of which only the edit is still known: without dose and code. */
    public static Treatment recalled(Remedy remedy, Edit edit) {
        return new Treatment(remedy, "", edit, List.of(), List.of());
    }

    /** What it changes in the recipe, line by line. */
    public List<String> diff(Recipe recipe) {
        return edit.diff(recipe);
    }

    /** The treatment; empty if the edit changes nothing in the recipe, or leaves a net whose shapes do not fit. */
    static Optional<Treatment> of(
            Remedy remedy, Recipe recipe, String dose, Edit edit, List<String> keras, List<String> pytorch) {
        return treated(recipe, edit).map(treated -> new Treatment(remedy, dose, edit, keras, pytorch));
    }

    /** The same for an edit of layers, whose code can be worked out from the two nets. */
    static Optional<Treatment> ofLayers(Remedy remedy, Recipe recipe, String dose, Edit edit) {
        return treated(recipe, edit)
                .map(treated -> new Treatment(
                        remedy,
                        dose,
                        edit,
                        LayerCode.changes(recipe, treated, new Keras()),
                        LayerCode.changes(recipe, treated, new PyTorch())));
    }

    /** The same for an edit of the optimiser or its learning rate. */
    static Optional<Treatment> ofOptimizer(Remedy remedy, Recipe recipe, String dose, Edit edit) {
        return treated(recipe, edit)
                .map(Recipe::training)
                .map(training ->
                        new Treatment(remedy, dose, edit, RateCode.keras(training), RateCode.pytorch(training)));
    }

    /** The same with more lines of PyTorch, for what its layers cannot say. */
    Treatment withPytorch(List<String> more) {
        return new Treatment(
                remedy,
                dose,
                edit,
                keras,
                Stream.concat(pytorch.stream(), more.stream()).toList());
    }

    private static Optional<Recipe> treated(Recipe recipe, Edit edit) {
        return Optional.of(recipe.with(edit)).filter(treated -> !treated.equals(recipe) && Anatomy.fits(treated));
    }
}
