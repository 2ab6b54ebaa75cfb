package dev.kasus.bench.accuracy;

import dev.kasus.recipe.Recipe;
import java.util.List;

/**
 * A healthy recipe, or one with a fault planted in it.
 *
 * @param fault id of the fault; empty for a healthy one
 * @param roots causes of which one must come first; empty for a healthy one
 * @param net that it is
 * @param data that it is trained on
 * @param recipe what is trained
 * @param healthy the recipe before the fault
 */
public record BenchmarkRecipe(
        String fault, List<String> roots, String net, String data, Recipe recipe, Recipe healthy) {
    /** Copies the list. */
    public BenchmarkRecipe {
        roots = List.copyOf(roots);
    }

    public boolean isHealthy() {
        return fault.isEmpty();
    }

    public String name() {
        return (isHealthy() ? "healthy" : fault) + "-" + net + "-" + data;
    }
}
