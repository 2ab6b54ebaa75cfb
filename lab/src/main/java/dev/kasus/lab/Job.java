package dev.kasus.lab;

import dev.kasus.recipe.Recipe;

/**
 * One training to be done.
 *
 * @param id unique among those of its pool; the name of its folder
 * @param recipe what is trained
 */
public record Job(String id, Recipe recipe) {}
