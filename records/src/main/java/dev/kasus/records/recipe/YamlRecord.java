package dev.kasus.records.recipe;

import dev.kasus.recipe.schema.TreeReader;

/** A record as YAML, read like a recipe: component names are keys. */
public final class YamlRecord {
    private YamlRecord() {}

    /**
     * The record in a text; refuses what does not fit with line and value.
     *
     * @param source named in error messages
     */
    public static <T> T parse(String text, Class<T> type, String source) {
        return TreeReader.read(YamlTree.parse(text, source), type, source);
    }
}
