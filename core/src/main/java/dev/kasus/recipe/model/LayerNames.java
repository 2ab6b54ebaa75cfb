package dev.kasus.recipe.model;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.schema.Kinds;
import dev.kasus.recipe.schema.ScalarText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Gives every layer of a model a name of its own. */
@API(status = API.Status.INTERNAL)
public final class LayerNames {
    // A name stands in tags between slashes, in paths of edits between dots.
    private static final Pattern LEGAL = Pattern.compile("|\\p{L}[\\p{L}\\p{N}_-]*");
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)");

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private LayerNames() {}

    static List<Layer> complete(List<Layer> layers) {
        LayerNames names = new LayerNames();
        for (Layer layer : flatten(layers)) {
            if (!LEGAL.matcher(layer.name()).matches()) {
                throw new BadInput(
                        "a layer has the name " + ScalarText.quote(layer.name()),
                        "A name starts with a letter, followed by letters, digits, hyphens and underscores.");
            }
            if (!layer.name().isEmpty() && !names.taken.add(layer.name())) {
                throw new BadInput(
                        "two layers have the name \"" + layer.name() + "\"", "Give each layer a unique name, or none.");
            }
        }
        return names.nameAll(layers);
    }

    /** A layer to be added to a model, without the names that are taken there; takes those that are free. */
    public static Layer free(Layer layer, Set<String> taken) {
        Layer result = layer.name().isEmpty() || taken.add(layer.name()) ? layer : layer.named("");
        return result instanceof Residual block
                ? new Residual(block.name(), free(block.body(), taken), free(block.shortcut(), taken))
                : result;
    }

    /**
     * The name of a layer that takes the place of another: the same, unless that is the one that a layer of the old kind is given
     * and the new kind is another. Then the number stays where the name is free; if it is not, the model is to name it.
     */
    public static String successor(Layer old, Layer replacement, Set<String> taken) {
        Matcher numbered = NUMBERED.matcher(old.name());
        if (old.kind().equals(replacement.kind())
                || !numbered.matches()
                || !numbered.group(1).equals(old.kind())) {
            return old.name();
        }
        String name = replacement.kind() + numbered.group(2);
        return taken.add(name) ? name : "";
    }

    /**
     * The layers without the names that say nothing: those that any kind of layer is given, on layers that draw no
     * weights by their name.
     */
    static List<Layer> withoutGiven(List<Layer> layers) {
        return layers.stream().map(LayerNames::withoutGiven).toList();
    }

    private static Layer withoutGiven(Layer layer) {
        Matcher numbered = NUMBERED.matcher(layer.name());
        boolean given = numbered.matches() && Kinds.of(Layer.class).containsKey(numbered.group(1));
        Layer result = given && !(layer instanceof Layer.Weighted) ? layer.named("") : layer;
        return result instanceof Residual block
                ? new Residual(block.name(), withoutGiven(block.body()), withoutGiven(block.shortcut()))
                : result;
    }

    private static List<Layer> free(List<Layer> layers, Set<String> taken) {
        return layers.stream().map(layer -> free(layer, taken)).toList();
    }

    public static List<Layer> flatten(List<Layer> layers) {
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
