package dev.kasus.remedy;

import dev.kasus.export.Code;
import dev.kasus.export.LayerCode;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A remedy applied to one recipe.
 *
 * @param remedy that is applied
 * @param dose the size of the change and where it applies, in a few words
 * @param edit the change of the recipe
 * @param code the lines that a user would change
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Treatment(Remedy remedy, String dose, Edit edit, Code code) {

    /** The lines of Keras 3 code that a user would change. */
    public List<String> keras() {
        return code.keras();
    }

    /** The lines of PyTorch code that a user would change. */
    public List<String> pytorch() {
        return code.pytorch();
    }

    /** The lines of Deep Java Library code that a user would change. */
    public List<String> djl() {
        return code.djl();
    }

    /** A treatment of which only the edit is known, without dose and code. */
    public static Treatment recalled(Remedy remedy, Edit edit) {
        return new Treatment(remedy, "", edit, new Code(List.of(), List.of(), List.of()));
    }

    /** The changes of the recipe, line by line. */
    public List<String> diff(Recipe recipe) {
        return edit.diff(recipe);
    }

    /** The treatment; empty if the edit changes nothing in the recipe, or leaves a net whose shapes do not fit. */
    public static Optional<Treatment> of(Remedy remedy, Recipe recipe, String dose, Edit edit, Code code) {
        return treated(recipe, edit).map(treated -> new Treatment(remedy, dose, edit, code));
    }

    /** The same for an edit of layers; the code follows from the two nets. */
    public static Optional<Treatment> ofLayers(Remedy remedy, Recipe recipe, String dose, Edit edit) {
        return treated(recipe, edit)
                .map(treated -> new Treatment(remedy, dose, edit, LayerCode.changes(recipe, treated)));
    }

    /** The same for an edit of the optimiser or its learning rate. */
    public static Optional<Treatment> ofOptimizer(Remedy remedy, Recipe recipe, String dose, Edit edit) {
        return treated(recipe, edit)
                .map(Recipe::training)
                .map(training ->
                        new Treatment(remedy, dose, edit, Code.in(framework -> framework.optimizer(training))));
    }

    /** The same with additional lines of code. */
    public Treatment with(Code more) {
        return new Treatment(remedy, dose, edit, code.and(more));
    }

    private static Optional<Recipe> treated(Recipe recipe, Edit edit) {
        return Optional.of(recipe.with(edit)).filter(treated -> !treated.equals(recipe) && Architecture.fits(treated));
    }
}
