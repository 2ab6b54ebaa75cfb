package dev.kasus.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Nearest;
import dev.kasus.recipe.schema.ScalarText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Rewrites the layers of a model, those inside residual blocks too. */
final class LayerEdits {
    private LayerEdits() {}

    /** Puts other layers in the place of each selected one; the change is given the names that are taken. */
    static Recipe each(Recipe recipe, Selector where, BiFunction<Layer, Set<String>, List<Layer>> change) {
        List<Layer> all = recipe.model().allLayers();
        if (all.stream().noneMatch(where::selects)) {
            throw none(recipe, where);
        }
        Set<String> names = new HashSet<>();
        all.forEach(layer -> names.add(layer.name()));
        List<Layer> changed = rewrite(recipe.model().layers(), where, layer -> change.apply(layer, names));
        return new Recipe(
                recipe.data(), recipe.model().withLayers(changed), recipe.training(), recipe.seed(), recipe.threads());
    }

    static BadInput none(Recipe recipe, Selector where) {
        List<Layer> all = recipe.model().allLayers();
        if (where instanceof Selector.Name wanted) {
            return new BadInput(
                    "the model has no layer named " + ScalarText.quote(wanted.name()),
                    Nearest.suggest(wanted.name(), all.stream().map(Layer::name).toList()));
        }
        String kind = ((Selector.Kind) where).kind();
        return new BadInput(
                "the model has no layer of kind " + kind,
                Nearest.suggest(kind, all.stream().map(Layer::kind).distinct().toList()));
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
}
