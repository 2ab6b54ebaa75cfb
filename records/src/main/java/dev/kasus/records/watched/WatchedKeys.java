package dev.kasus.records.watched;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.ScalarText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of one part of the file, each of the kind that its key wants. */
record WatchedKeys(JsonNode json, String path) {
    private static final int MOST_ITEMS = 200_000;

    WatchedKeys part(String key) {
        JsonNode part = json.path(key);
        if (!part.isMissingNode() && !part.isNull() && !part.isObject()) {
            throw bad(key, part, "keys with values");
        }
        return new WatchedKeys(part, at(key));
    }

    boolean has(String key) {
        return json.hasNonNull(key);
    }

    JsonNode get(String key) {
        return json.path(key);
    }

    String text(String key, String otherwise) {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isTextual()) {
            throw bad(key, value, "a text");
        }
        return value.textValue();
    }

    Optional<Integer> whole(String key, int least, int most) {
        JsonNode value = json.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw bad(key, value, "a whole number from " + least + " to " + most);
        }
        return Optional.of(value.intValue());
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(key)) {
            if (!item.isTextual()) {
                throw bad(key, item, "a list of texts");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    List<Integer> counts(String key) {
        List<Integer> counts = new ArrayList<>();
        for (JsonNode item : items(key)) {
            if (!item.isIntegralNumber() || !item.canConvertToInt() || item.intValue() < 0) {
                throw bad(key, item, "a list of counts");
            }
            counts.add(item.intValue());
        }
        return counts;
    }

    private JsonNode items(String key) {
        JsonNode list = json.path(key);
        if (list.isMissingNode() || list.isNull()) {
            return list;
        }
        if (!list.isArray() || list.size() > MOST_ITEMS) {
            throw bad(key, list, "a list");
        }
        return list;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    BadInput bad(String key, JsonNode value, String wanted) {
        return new BadInput(
                at(key) + " is "
                        + ScalarText.quote(
                                value.isContainerNode()
                                        ? value.getNodeType().name().toLowerCase(java.util.Locale.ROOT)
                                        : value.asText())
                        + ", not " + wanted,
                "docs/watcher.md says what stands in the file.");
    }
}
