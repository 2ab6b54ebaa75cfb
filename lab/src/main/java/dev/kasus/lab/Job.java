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
 * @param after the run from whose last checkpoint it continues; null for one that begins at step 0
 * @param weights the run whose last weights it begins with; null for a new initialisation
 * @param probes how much is watched; null for what the pool says
 */
public record Job(
        String id,
        Recipe recipe,
        @Nullable RunFolder after,
        @Nullable RunFolder weights,
        @Nullable ProbePreset probes) {
    /** A training with a new initialisation, watched as the pool says. */
    public Job(String id, Recipe recipe) {
        this(id, recipe, null);
    }

    /** A training that continues a run, or one with a new initialisation; watched as the pool says. */
    public Job(String id, Recipe recipe, @Nullable RunFolder after) {
        this(id, recipe, after, null, null);
    }

    /** The same training from step 0 and with a new optimiser, but with the last weights and statistics of a run that has ended. */
    public Job startingFrom(RunFolder run) {
        return new Job(id, recipe, null, run, probes);
    }

    /** The same training, watched so much whatever the pool says. */
    public Job withProbes(ProbePreset preset) {
        return new Job(id, recipe, after, weights, preset);
    }

    /** The name of the run whose weights it begins with; null for a new initialisation. */
    @Nullable
    String weightsOf() {
        return weights == null ? null : weights.id();
    }
}
