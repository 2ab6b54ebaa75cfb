package dev.kasus.bench.accuracy;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A way to make a healthy recipe sick.
 *
 * @param id what it does
 * @param roots ids of causes that are what was done: one of them at rank 1 is right
 * @param nets that it is planted in
 * @param edit the edit of a recipe, empty where it means nothing
 */
record Fault(String id, List<String> roots, List<String> nets, Function<Recipe, Optional<Edit>> edit) {}
