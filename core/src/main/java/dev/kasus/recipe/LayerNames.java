package dev.kasus.recipe;

import dev.kasus.BadInput;
import dev.kasus.recipe.Layer.Residual;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives every layer of a model a name of its own. */
final class LayerNames {
    // A name stands in tags between slashes, in paths of edits between dots.
    private static final Pattern LEGAL = Pattern.compile("|\\p{L}[\\p{L}\\p{N}_-]*");

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private LayerNames() {}

    static List<Layer> complete(List<Layer> layers) {
        LayerNames names = new LayerNames();
        for (Layer layer : flatten(layers)) {
            if (!LEGAL.matcher(layer.name()).matches()) {
                throw new BadInput(
                        "a layer is named " + ScalarText.quote(layer.name()),
                        "A name begins with a letter and goes on with letters, digits, hyphens and underscores.");
            }
            if (!layer.name().isEmpty() && !names.taken.add(layer.name())) {
                throw new BadInput(
                        "two layers are named \"" + layer.name() + "\"", "Give each layer a name of its own, or none.");
            }
        }
        return names.nameAll(layers);
    }

    /** A layer to be added to a model, without the names that are taken there; takes those that are free. */
    static Layer free(Layer layer, Set<String> taken) {
        Layer result = layer.name().isEmpty() || taken.add(layer.name()) ? layer : layer.named("");
        return result instanceof Residual block
                ? new Residual(block.name(), free(block.body(), taken), free(block.shortcut(), taken))
                : result;
    }

    private static List<Layer> free(List<Layer> layers, Set<String> taken) {
        return layers.stream().map(layer -> free(layer, taken)).toList();
    }

    static List<Layer> flatten(List<Layer> layers) {
        List<Layer> all = new ArrayList<>();
        for (Layer layer : layers) {
            all.add(layer);
            if (layer instanceof Residual block) {
                all.addAll(flatten(block.body()));
                all.addAll(flatten(block.shortcut()));
            }
        }
        return List.copyOf(all);
    }

    private List<Layer> nameAll(List<Layer> layers) {
        List<Layer> named = new ArrayList<>();
        for (Layer layer : layers) {
            Layer result = layer.name().isEmpty() ? layer.named(next(layer.kind())) : layer;
            if (result instanceof Residual block) {
                result = new Residual(block.name(), nameAll(block.body()), nameAll(block.shortcut()));
            }
            named.add(result);
        }
        return List.copyOf(named);
    }

    private String next(String kind) {
        String name;
        do {
            name = kind + counts.merge(kind, 1, Integer::sum);
        } while (!taken.add(name));
        return name;
    }
}
