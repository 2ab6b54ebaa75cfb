package dev.kasus.lab;

import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * A training in a pool.
 *
 * @param id unique in its pool; the name of its folder
 * @param recipe to train
 * @param after the run from whose last checkpoint it continues; null for a new initialisation
 * @param probes how much is watched; null for what the pool says
 */
public record Job(
        String id,
        Recipe recipe,
        @Nullable RunFolder after,
        @Nullable ProbePreset probes) {
    /** A training that is watched as the pool says. */
    public Job(String id, Recipe recipe, @Nullable RunFolder after) {
        this(id, recipe, after, null);
    }

    /** The same with a new initialisation. */
    public Job(String id, Recipe recipe) {
        this(id, recipe, null);
    }

    /** The same training, watched so much whatever the pool says. */
    public Job withProbes(ProbePreset preset) {
        return new Job(id, recipe, after, preset);
    }
}
