package dev.kasus.recipe;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recipes for tests, built without a file. */
public final class Recipes {
    private Recipes() {}

    /** Everything by default but the layers. */
    public static Recipe of(Layer... layers) {
        Tree tree = map("data", map("source", "reef"), "model", map("layers", new Tree.Sequence(List.of(), 0)));
        Recipe bare = TreeReader.read(tree, Recipe.class, "test");
        return new Recipe(
                bare.data(), bare.model().withLayers(List.of(layers)), bare.training(), bare.seed(), bare.threads());
    }

    /** A mapping of keys and values in turn; what is no tree becomes a scalar. */
    public static Tree.Mapping map(Object... keysAndValues) {
        Map<String, Tree> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            entries.put((String) keysAndValues[i], value instanceof Tree tree ? tree : Tree.scalar(value));
        }
        return Tree.Mapping.of(entries);
    }

    public static Layer.Conv conv(String name, int filters) {
        return new Layer.Conv(name, filters, 3, 1, new Padding.Same(), 1, 1, true, null);
    }

    public static Layer.Relu relu(String name) {
        return new Layer.Relu(name);
    }

    public static Layer.Dense dense() {
        return new Layer.Dense("", null, true, null);
    }

    public static Layer.GlobalAveragePool gap() {
        return new Layer.GlobalAveragePool("");
    }

    public static Layer.MaxPool maxPool(int size) {
        return new Layer.MaxPool("", size, null, 0);
    }

    public static Layer.BatchNorm batchNorm(String name) {
        return new Layer.BatchNorm(name, 0.1, 1e-5);
    }
}
