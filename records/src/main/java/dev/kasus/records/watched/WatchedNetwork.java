package dev.kasus.records.watched;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Model;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.recipe.schema.Kinds;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.records.recipe.RecipeJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a watched network, as far as recipes have words for them.
 *
 * @param model null where no layer is known but by its name
 * @param order names of the layers with weights, from the images to the logits
 * @param whole whether every layer has a word
 * @param parameters trained numbers of the network; negative if not told
 */
record WatchedNetwork(@Nullable Model model, List<String> order, boolean whole, long parameters) {
    private static final int MOST_LAYERS = 20_000;
    private static final int DEEPEST = 20;

    /** Copies the list. */
    WatchedNetwork {
        order = List.copyOf(order);
    }

    static WatchedNetwork read(WatchedKeys keys, String file) {
        Reading reading = new Reading(file);
        List<Layer> layers = reading.layers(keys.get("layers"), 0);
        Model model =
                layers.stream().anyMatch(WatchedNetwork::hasWeights) ? new Model(new Init.HeNormal(), layers) : null;
        List<String> order = model == null
                ? keys.texts("order")
                : model.allLayers().stream()
                        .filter(Layer.Weighted.class::isInstance)
                        .map(Layer::name)
                        .toList();
        JsonNode told = keys.get("parameters");
        return new WatchedNetwork(model, order, reading.whole, told.isIntegralNumber() ? told.longValue() : -1);
    }

    private static boolean hasWeights(Layer layer) {
        return layer instanceof Layer.Weighted
                || (layer instanceof Layer.Residual block
                        && (block.body().stream().anyMatch(WatchedNetwork::hasWeights)
                                || block.shortcut().stream().anyMatch(WatchedNetwork::hasWeights)));
    }

    /** Whether the layers fit together from the images to the logits, with as many parameters as the network has. */
    boolean fits(int channels, int side, int classes) {
        try {
            long counted = Shapes.of(Optional.ofNullable(model).orElseThrow(), channels, side, classes)
                    .parameters();
            return parameters < 0 || Math.abs(counted - parameters) <= parameters / 100;
        } catch (BadInput misfit) {
            return false;
        }
    }

    private static final class Reading {
        private final String file;
        private boolean whole = true;
        private int count;

        Reading(String file) {
            this.file = file;
        }

        List<Layer> layers(JsonNode list, int depth) {
            List<Layer> layers = new ArrayList<>();
            if (list.isMissingNode() || list.isNull()) {
                return layers;
            }
            if (!list.isArray() || depth > DEEPEST) {
                throw new BadInput("model.layers is not a list", "docs/watcher.md says what stands in the file.");
            }
            for (JsonNode item : list) {
                count++;
                if (count > MOST_LAYERS) {
                    throw new BadInput(
                            "model.layers has more than " + MOST_LAYERS + " layers", "Write model.order in its place.");
                }
                Layer layer = layer(item, depth);
                if (layer != null) {
                    layers.add(layer);
                }
            }
            return layers;
        }

        /** Null where recipes have no word for it, or it does nothing to the logits' order. */
        private @Nullable Layer layer(JsonNode item, int depth) {
            if (!item.isObject() || item.size() != 1) {
                throw new BadInput(
                        "an item of model.layers is not one kind with its keys",
                        "Write it like {\"relu\": {\"name\": \"relu1\"}}.");
            }
            String kind = item.fieldNames().next();
            JsonNode keys = item.get(kind);
            if (kind.equals("residual")) {
                List<Layer> body = layers(keys.path("body"), depth + 1);
                List<Layer> shortcut = layers(keys.path("shortcut"), depth + 1);
                return new Layer.Residual(keys.path("name").asText(""), body, shortcut);
            }
            if (kind.equals("activation")) {
                // Smooth, and without a word of its own: it stands as the smooth one that has one.
                return new Layer.Gelu(keys.path("name").asText(""));
            }
            if (!Kinds.of(Layer.class).containsKey(kind)) {
                whole &= kind.equals("output");
                return null;
            }
            return TreeReader.read(RecipeJson.tree(item), Layer.class, file);
        }
    }
}
