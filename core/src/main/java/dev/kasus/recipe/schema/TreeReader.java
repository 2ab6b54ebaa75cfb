package dev.kasus.recipe.schema;

import dev.kasus.message.BadInput;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Tree} into the records of a recipe. The records are the only description of a recipe's keys: component names
 * are keys, {@link Default} fills what is left out, {@link Range} bounds numbers, and a sealed type is written as its kind
 * ({@code relu}) or its kind with keys ({@code conv: {filters: 32}}). Whatever does not fit is refused with the place, the
 * value and the nearest legal key.
 */
public final class TreeReader {
    private final String source;

    private TreeReader(String source) {
        this.source = source;
    }

    /**
     * A recipe or a part of one, as {@link TreeWriter} writes it.
     *
     * @param source named in messages, such as the file
     */
    public static <T> T read(Tree tree, Class<T> type, String source) {
        return type.cast(new TreeReader(source).value(tree, type, null, ""));
    }

    /** The sealed interface at the top of a record's kind, or null if it is not of a kind. */
    static @Nullable Class<?> sealedParent(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            if (parent.isSealed()) {
                Class<?> above = sealedParent(parent);
                return above == null ? parent : above;
            }
        }
        return null;
    }

    /** What a component is where it is left out; null if it has no default. */
    static @Nullable Object defaultOf(RecordKey key) {
        Tree preset = key.preset();
        return preset == null ? null : new TreeReader("default").value(preset, key.type(), key.range(), "");
    }

    private Object value(Tree tree, Type type, @Nullable Range range, String path) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(tree, generic.getActualTypeArguments()[0], path)
                    : map(tree, generic.getActualTypeArguments()[1], path);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Tree.class) {
            return tree.withoutLines();
        }
        if (raw.isRecord()) {
            return record(tree, raw, path);
        }
        if (raw.isSealed()) {
            return kind(tree, raw, path);
        }
        try {
            return ScalarReader.read(tree, raw, range, path);
        } catch (BadInput message) {
            throw message.at(place(tree.line()));
        }
    }

    private List<Object> list(Tree tree, Type element, String path) {
        if (!(tree instanceof Tree.Sequence sequence)) {
            throw bad(
                    tree.line(),
                    path + " is " + ScalarReader.show(tree) + ", not a list",
                    "Write each item on a line of its own that begins with a dash.");
        }
        List<Object> items = new ArrayList<>();
        for (Tree item : sequence.items()) {
            items.add(value(item, element, null, path + "[" + items.size() + "]"));
        }
        return List.copyOf(items);
    }

    private Map<String, Object> map(Tree tree, Type element, String path) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            throw bad(
                    tree.line(),
                    path + " is " + ScalarReader.show(tree) + ", not names with values",
                    "Write each name indented below it, with a colon and its value.");
        }
        Map<String, Object> items = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, item) -> items.put(key, value(item, element, null, join(path, ScalarText.brief(key)))));
        return Collections.unmodifiableMap(items);
    }

    private Object kind(Tree tree, Class<?> sealed, String path) {
        Map<String, Class<?>> kinds = Kinds.of(sealed);
        String what = path.isEmpty() ? Kinds.name(sealed) : path;
        if (tree instanceof Tree.Scalar scalar && scalar.value() != null) {
            Class<?> type = pick(kinds, scalar.text(), tree.line(), what);
            return record(new Tree.Mapping(Map.of(), Map.of(), tree.line()), type, join(path, scalar.text()));
        }
        if (tree instanceof Tree.Mapping mapping && mapping.entries().size() == 1) {
            Map.Entry<String, Tree> only =
                    mapping.entries().entrySet().iterator().next();
            Class<?> type = pick(kinds, only.getKey(), mapping.lineOf(only.getKey()), what);
            return record(only.getValue(), type, join(path, only.getKey()));
        }
        throw bad(
                tree.line(),
                what + " is " + ScalarReader.show(tree) + ", not one kind with its keys",
                "Write one of " + String.join(", ", kinds.keySet())
                        + ", followed by a colon and its keys if it needs any.");
    }

    private Class<?> pick(Map<String, Class<?>> kinds, String name, int line, String what) {
        Class<?> type = kinds.get(name);
        if (type == null) {
            throw bad(line, what + " has no kind " + ScalarText.quote(name), Nearest.suggest(name, kinds.keySet()));
        }
        return type;
    }

    private Object record(Tree tree, Class<?> type, String path) {
        RecordKeys keys = RecordKeys.of(type);
        RecordKey bare = Kinds.bare(type);
        if (bare != null) {
            Tree given = tree instanceof Tree.Mapping none && none.entries().isEmpty() ? null : tree;
            return construct(keys, Arrays.asList(component(tree, given, bare, path)), tree.line(), path);
        }
        Map<String, Tree> entries = entries(tree, path);
        for (String key : entries.keySet()) {
            if (!keys.byName().containsKey(key)) {
                int line = tree instanceof Tree.Mapping mapping ? mapping.lineOf(key) : tree.line();
                String where = named(path);
                throw bad(
                        line,
                        "unknown key " + ScalarText.quote(key) + " in " + where,
                        keys.byName().isEmpty()
                                ? where + " takes no keys."
                                : Nearest.suggest(key, keys.byName().keySet()));
            }
        }
        List<@Nullable Object> values = new ArrayList<>();
        keys.byName().forEach((name, key) -> values.add(component(tree, entries.get(name), key, join(path, name))));
        return construct(keys, values, tree.line(), path);
    }

    private Map<String, Tree> entries(Tree tree, String path) {
        if (tree instanceof Tree.Mapping mapping) {
            return mapping.entries();
        }
        if (tree instanceof Tree.Scalar scalar && scalar.value() == null) {
            return Map.of();
        }
        throw bad(
                tree.line(),
                named(path) + " is " + ScalarReader.show(tree) + ", not keys with values",
                "Write its keys indented below it, each with a colon.");
    }

    private @Nullable Object component(Tree owner, @Nullable Tree given, RecordKey key, String path) {
        boolean empty = given instanceof Tree.Scalar scalar && scalar.value() == null;
        if (given != null && (!empty || key.type() == Tree.class)) {
            return value(given, key.type(), key.range(), path);
        }
        Object preset = defaultOf(key);
        if (preset != null || key.nullable()) {
            return preset;
        }
        throw bad(owner.line(), path + " is missing", "It has no default: give it a value.");
    }

    private Object construct(RecordKeys keys, List<@Nullable Object> values, int line, String path) {
        try {
            return keys.constructor().newInstance(values.toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof BadInput message) {
                throw bad(line, (path.isEmpty() ? "" : path + ": ") + message.problem(), message.wayOut());
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String named(String path) {
        return path.isEmpty() ? "a recipe" : path;
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String place(int line) {
        return line > 0 ? source + ", line " + line : source;
    }

    private BadInput bad(int line, String problem, String wayOut) {
        return new BadInput(problem, wayOut).at(place(line));
    }
}
