package dev.kasus.lab;

import dev.kasus.recipe.Recipe;
import dev.kasus.records.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * A training in a pool.
 *
 * @param id unique in its pool; the name of its folder
 * @param recipe to train
 * @param after the run from whose last checkpoint it continues; null for a new initialisation
 */
public record Job(String id, Recipe recipe, @Nullable RunFolder after) {
    /** A training with a new initialisation. */
    public Job(String id, Recipe recipe) {
        this(id, recipe, null);
    }
}
