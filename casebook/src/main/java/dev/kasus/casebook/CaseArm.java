package dev.kasus.casebook;

import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * An arm of a case: a recipe that is trained under each of the seeds.
 *
 * @param name unique in its case; lower-case letters, digits, dots and dashes
 * @param recipe to train
 * @param weightsOf the arm whose last weights, under the same seed, it begins with; null for a new initialisation
 * @param probes what is recorded
 */
public record CaseArm(String name, Recipe recipe, @Nullable String weightsOf, ProbePreset probes) {

    /** A training with a new initialisation, recorded as every rule needs it. */
    public static CaseArm of(String name, Recipe recipe) {
        return new CaseArm(name, recipe, null, ProbePreset.STANDARD);
    }

    /** A training that begins where another arm ended, with a new optimiser and from step 0. */
    public CaseArm startingFrom(String arm) {
        return new CaseArm(name, recipe, arm, probes);
    }

    /** The same, of which everything is recorded: what each layer is worth and how the loss curves, too. */
    public CaseArm inFull() {
        return new CaseArm(name, recipe, weightsOf, ProbePreset.FULL);
    }

    /** The same, of which little is recorded: enough for its accuracy. */
    public CaseArm inBrief() {
        return new CaseArm(name, recipe, weightsOf, ProbePreset.ECONOMY);
    }
}
