package dev.kasus.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.Kinds;
import dev.kasus.recipe.schema.Nearest;
import dev.kasus.recipe.schema.RecordKey;
import dev.kasus.recipe.schema.RecordKeys;
import dev.kasus.recipe.schema.ScalarText;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeReader;
import dev.kasus.recipe.schema.TreeWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets one key of a recipe by the path that a recipe file would write it under. The types of the records say what a key is; one
 * that is unknown is put there all the same, for the reader to refuse with the nearest legal one.
 */
final class KeyPath {
    private final String path;
    private final Tree value;

    private KeyPath(String path, Tree value) {
        this.path = path;
        this.value = value;
    }

    static Recipe set(Recipe recipe, String path, Tree value) {
        List<String> keys = List.of(path.replaceAll("\\[(\\d+)]", ".$1").split("\\.", -1));
        if (keys.stream().anyMatch(String::isEmpty)) {
            throw new BadInput(
                    ScalarText.quote(path) + " is not a path of a recipe",
                    "Write keys joined by dots, such as training.learning-rate.");
        }
        Tree changed = new KeyPath(path, value).set(TreeWriter.write(recipe), Recipe.class, keys);
        return TreeReader.read(changed, Recipe.class, "edit of " + ScalarText.brief(path));
    }

    private Tree set(@Nullable Tree old, @Nullable Type type, List<String> keys) {
        if (keys.isEmpty()) {
            return value;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return item(old, generic.getActualTypeArguments()[0], keys);
        }
        if (type instanceof ParameterizedType generic) {
            return entry(old, keys, generic.getActualTypeArguments()[1]);
        }
        if (type instanceof Class<?> sealed && sealed.isSealed()) {
            return kind(old, sealed, keys);
        }
        return entry(old, keys, type instanceof Class<?> owner ? componentType(owner, keys.get(0)) : null);
    }

    private Tree entry(@Nullable Tree old, List<String> keys, @Nullable Type type) {
        Map<String, Tree> entries = new LinkedHashMap<>(entries(old));
        entries.compute(keys.get(0), (key, below) -> set(below, type, keys.subList(1, keys.size())));
        return Tree.Mapping.of(entries);
    }

    /** Naming another kind replaces the one that stands there; the kind that stands there need not be named. */
    private Tree kind(@Nullable Tree old, Class<?> sealed, List<String> keys) {
        Map<String, Class<?>> kinds = Kinds.of(sealed);
        List<String> rest = keys.subList(1, keys.size());
        String present = entries(old).keySet().stream().findFirst().orElse("");
        Class<?> presentType = kinds.get(present);
        String kind = keys.get(0);
        if (!kinds.containsKey(kind) && presentType != null && componentType(presentType, kind) != null) {
            kind = present;
            rest = keys;
        }
        Class<?> type = kinds.get(kind);
        RecordKey bare = type == null ? null : Kinds.bare(type);
        Tree below = entries(old).get(kind);
        return Tree.Mapping.of(Map.of(kind, set(below, bare == null ? type : bare.type(), rest)));
    }

    private Tree item(@Nullable Tree old, Type type, List<String> keys) {
        List<Tree> items = new ArrayList<>(old instanceof Tree.Sequence sequence ? sequence.items() : List.of());
        List<String> names = new ArrayList<>();
        List<String> place = find(items, keys.get(0), names);
        if (place.isEmpty()) {
            throw new BadInput(
                    ScalarText.quote(keys.get(0)) + " in " + ScalarText.brief(path) + " is not an item of the list of "
                            + items.size(),
                    names.isEmpty() ? "Items are numbered from 0." : Nearest.suggest(keys.get(0), names));
        }
        List<String> rest = new ArrayList<>(place.subList(1, place.size()));
        rest.addAll(keys.subList(1, keys.size()));
        int index = Integer.parseInt(place.get(0));
        items.set(index, set(items.get(index), type, rest));
        return new Tree.Sequence(items, 0);
    }

    /** The keys that lead to the item of a number or a name, through the lists of residual blocks too; empty if there is none. */
    private static List<String> find(List<Tree> items, String key, List<String> names) {
        if (key.matches("\\d{1,9}")) {
            return Integer.parseInt(key) < items.size() ? List.of(key) : List.of();
        }
        for (int i = 0; i < items.size(); i++) {
            for (Tree fields : entries(items.get(i)).values()) {
                for (Map.Entry<String, Tree> field : entries(fields).entrySet()) {
                    if (field.getKey().equals("name") && field.getValue() instanceof Tree.Scalar name) {
                        names.add(name.text());
                        if (name.text().equals(key)) {
                            return List.of(Integer.toString(i));
                        }
                    } else if (field.getValue() instanceof Tree.Sequence inner) {
                        List<String> place = find(inner.items(), key, names);
                        if (!place.isEmpty()) {
                            List<String> keys = new ArrayList<>(List.of(Integer.toString(i), field.getKey()));
                            keys.addAll(place);
                            return keys;
                        }
                    }
                }
            }
        }
        return List.of();
    }

    private static Map<String, Tree> entries(@Nullable Tree tree) {
        return tree instanceof Tree.Mapping mapping ? mapping.entries() : Map.of();
    }

    private static @Nullable Type componentType(Class<?> owner, String name) {
        RecordKey key = owner.isRecord() ? RecordKeys.of(owner).byName().get(name) : null;
        return key == null ? null : key.type();
    }
}
