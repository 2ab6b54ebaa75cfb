package dev.kasus.recipe;

import dev.kasus.BadInput;
import dev.kasus.recipe.Layer.Residual;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Rewrites the layers of a model, those inside residual blocks too. */
final class LayerEdits {
    private LayerEdits() {}

    static Recipe each(Recipe recipe, Selector where, Function<Layer, List<Layer>> change) {
        if (recipe.model().allLayers().stream().noneMatch(where::selects)) {
            throw none(recipe, where);
        }
        List<Layer> changed = unique(rewrite(recipe.model().layers(), where, change), new HashSet<>());
        return new Recipe(
                recipe.data(), recipe.model().withLayers(changed), recipe.training(), recipe.seed(), recipe.threads());
    }

    static BadInput none(Recipe recipe, Selector where) {
        List<String> names =
                recipe.model().allLayers().stream().map(Layer::name).toList();
        String wanted = where instanceof Selector.Name name ? name.name() : ((Selector.Kind) where).kind();
        List<String> legal = where instanceof Selector.Name
                ? names
                : recipe.model().allLayers().stream()
                        .map(Layer::kind)
                        .distinct()
                        .toList();
        return new BadInput("the model has no " + where, Nearest.suggest(wanted, legal));
    }

    private static List<Layer> rewrite(List<Layer> layers, Selector where, Function<Layer, List<Layer>> change) {
        List<Layer> result = new ArrayList<>();
        for (Layer layer : layers) {
            Layer inner = layer instanceof Residual block
                    ? new Residual(
                            block.name(),
                            rewrite(block.body(), where, change),
                            rewrite(block.shortcut(), where, change))
                    : layer;
            result.addAll(where.selects(layer) ? change.apply(inner) : List.of(inner));
        }
        return result;
    }

    /** A layer that was inserted several times keeps its name only once; the others get new ones. */
    private static List<Layer> unique(List<Layer> layers, Set<String> seen) {
        List<Layer> result = new ArrayList<>();
        for (Layer layer : layers) {
            Layer once = layer.name().isEmpty() || seen.add(layer.name()) ? layer : layer.named("");
            result.add(
                    once instanceof Residual block
                            ? new Residual(block.name(), unique(block.body(), seen), unique(block.shortcut(), seen))
                            : once);
        }
        return result;
    }
}
