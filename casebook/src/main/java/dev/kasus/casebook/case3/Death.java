package dev.kasus.casebook.case3;

import dev.kasus.casebook.CaseArm;
import dev.kasus.recipe.Recipe;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One way in which the units of a net die.
 *
 * @param arm in which they do
 * @param prelude what is trained before it, as an arm of its own; null for a new initialisation
 * @param recipe of the arm
 * @param healthy the arm without the fault
 */
record Death(String arm, @Nullable Recipe prelude, Recipe recipe, String healthy) {
    private static final String PRELUDE = "-prelude";

    /** The arms of this way to die with a change of its recipes: what comes before, if anything does, and the arm. */
    List<CaseArm> arms(String name, UnaryOperator<Recipe> change) {
        CaseArm after = CaseArm.of(name, change.apply(recipe));
        return prelude == null
                ? List.of(after)
                : List.of(
                        CaseArm.of(name + PRELUDE, change.apply(prelude)).inBrief(),
                        after.startingFrom(name + PRELUDE));
    }
}
