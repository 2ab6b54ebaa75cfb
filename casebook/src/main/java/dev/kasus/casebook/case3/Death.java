package dev.kasus.casebook.case3;

import dev.kasus.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * One way in which the units of a net die.
 *
 * @param arm in which they do
 * @param recipe of that arm
 * @param weightsOf the arm with whose last weights it begins; null for a new initialisation
 * @param healthy the arm without the fault
 */
record Death(String arm, Recipe recipe, @Nullable String weightsOf, String healthy) {}
