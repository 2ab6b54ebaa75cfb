package dev.kasus.experiment;

import dev.kasus.recipe.Recipe;

/**
 * An edited recipe of an experiment.
 *
 * @param id unique in its experiment; letters, digits and dashes
 * @param recipe to train
 * @param goesOn whether it continues from the last weights of the examined run instead of a new initialisation
 */
public record Variant(String id, Recipe recipe, boolean goesOn) {
    /** A variant with a new initialisation. */
    public Variant(String id, Recipe recipe) {
        this(id, recipe, false);
    }
}
