package dev.kasus.records.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.recipe.schema.TreeWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recipe as JSON, with the keys of the YAML file. */
public final class RecipeJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecipeJson() {}

    /** The JSON of a recipe, every default written. */
    public static ObjectNode write(Recipe recipe) {
        return (ObjectNode) json(TreeWriter.write(recipe));
    }

    /**
     * The recipe that JSON writes down.
     *
     * @param source named in error messages
     */
    public static Recipe read(JsonNode json, String source) {
        return TreeReader.read(tree(json), Recipe.class, source);
    }

    private static JsonNode json(Tree tree) {
        if (tree instanceof Tree.Sequence sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        if (tree instanceof Tree.Mapping mapping) {
            ObjectNode object = NODES.objectNode();
            mapping.entries().forEach((key, value) -> object.set(key, json(value)));
            return object;
        }
        return scalar(((Tree.Scalar) tree).value());
    }

    private static JsonNode scalar(@Nullable Object value) {
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Double number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        return value == null ? NODES.nullNode() : NODES.textNode((String) value);
    }

    /** What JSON writes down, to be read as a part of a recipe. */
    public static Tree tree(JsonNode json) {
        if (json.isArray()) {
            List<Tree> items = new ArrayList<>();
            json.forEach(item -> items.add(tree(item)));
            return new Tree.Sequence(items, 0);
        }
        if (json.isObject()) {
            Map<String, Tree> entries = new LinkedHashMap<>();
            json.properties().forEach(entry -> entries.put(entry.getKey(), tree(entry.getValue())));
            return Tree.Mapping.of(entries);
        }
        return Tree.scalar(scalar(json));
    }

    private static @Nullable Object scalar(JsonNode json) {
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return json.longValue();
        }
        if (json.isNumber()) {
            return json.doubleValue();
        }
        return json.isBoolean() ? (Object) json.booleanValue() : json.isNull() ? null : json.textValue();
    }
}
