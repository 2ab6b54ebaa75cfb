package dev.kasus.engine;

import dev.kasus.recipe.Recipe;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.State;
import org.jspecify.annotations.Nullable;

/** Trains recipes. Runs in several threads at once do not disturb each other. */
public interface Engine {

    /**
     * Trains a recipe in the calling thread, to its end or until the observer asks it to stop.
     *
     * @param from where to go on, or null to begin; one that {@link Checkpoint#isFirstWeights} is a beginning, too, with its weights and
     *     statistics in every layer that has the same name and shapes
     * @return finished, interrupted or diverged
     */
    State train(Recipe recipe, ProbePreset probes, @Nullable Checkpoint from, RunObserver observer);

    /** An engine for many trainings on the same data, which it may keep loaded; used from several threads. */
    default Engine forMany() {
        return this;
    }
}
