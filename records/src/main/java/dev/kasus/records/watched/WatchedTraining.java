package dev.kasus.records.watched;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.recipe.training.Training;
import dev.kasus.records.recipe.RecipeJson;
import dev.kasus.run.RecipePart;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a watched network was trained, as far as recipes have words for it.
 *
 * @param training with defaults for what is not known
 * @param unknown what is not
 */
record WatchedTraining(Training training, Set<RecipePart> unknown) {
    /** What recipes have no word for. */
    private static final String OTHER = "other";

    private static final List<String> PLAIN =
            List.of("learning-rate", "l1", "l2", "clip-norm", "clip-value", "sampling", "warm-up-steps");
    private static final Map<String, RecipePart> TOLD = Map.of(
            "epochs", RecipePart.EPOCHS,
            "batch-size", RecipePart.BATCH_SIZE,
            "optimizer", RecipePart.OPTIMIZER,
            "loss", RecipePart.LOSS,
            "augmentation", RecipePart.AUGMENTATION);

    /** Copies the set. */
    WatchedTraining {
        unknown = Set.copyOf(unknown);
    }

    static WatchedTraining read(WatchedKeys keys, String file) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        Set<RecipePart> unknown = EnumSet.noneOf(RecipePart.class);
        for (String key : PLAIN) {
            if (keys.has(key)) {
                known.set(key, keys.get(key));
            }
        }
        TOLD.forEach((key, part) -> {
            if (keys.has(key) && !isOther(keys.get(key))) {
                known.set(key, keys.get(key));
            } else {
                unknown.add(part);
            }
        });
        if (keys.has("schedule") && !isOther(keys.get("schedule"))) {
            known.set("schedule", keys.get("schedule"));
        }
        return new WatchedTraining(TreeReader.read(RecipeJson.tree(known), Training.class, file), unknown);
    }

    private static boolean isOther(JsonNode value) {
        if (value.isArray()) {
            for (JsonNode item : value) {
                if (item.has(OTHER)) {
                    return true;
                }
            }
        }
        return value.has(OTHER);
    }
}
