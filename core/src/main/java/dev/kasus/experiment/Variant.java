package dev.kasus.experiment;

import dev.kasus.recipe.Recipe;

/**
 * One edited recipe of an experiment.
 *
 * @param id unique in its experiment; letters, digits and dashes
 * @param recipe what is trained
 * @param goesOn whether it begins where the run that is examined ended, with its last weights, and not anew
 */
public record Variant(String id, Recipe recipe, boolean goesOn) {
    /** One that begins anew. */
    public Variant(String id, Recipe recipe) {
        this(id, recipe, false);
    }
}
