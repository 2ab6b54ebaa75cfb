package dev.kasus.experiment;

import dev.kasus.recipe.Recipe;

/**
 * One edited recipe of an experiment.
 *
 * @param id unique in its experiment; letters, digits and dashes
 * @param recipe what is trained
 */
public record Variant(String id, Recipe recipe) {}
