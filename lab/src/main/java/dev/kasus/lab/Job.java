package dev.kasus.lab;

import dev.kasus.recipe.Recipe;
import dev.kasus.records.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * One training to be done.
 *
 * @param id unique among those of its pool; the name of its folder
 * @param recipe what is trained
 * @param after the run from whose last checkpoint it goes on; null to begin anew
 */
public record Job(String id, Recipe recipe, @Nullable RunFolder after) {
    /** A training from the beginning. */
    public Job(String id, Recipe recipe) {
        this(id, recipe, null);
    }
}
