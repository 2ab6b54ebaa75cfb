package dev.kasus.recipe;

import dev.kasus.BadInput;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
     * The recipe that a tree writes down.
     *
     * @param source named in complaints, such as the file
     */
    public static Recipe read(Tree tree, String source) {
        return read(tree, Recipe.class, source);
    }

    /** Any value that {@link TreeWriter} writes. */
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

    private Object value(Tree tree, Type type, @Nullable Range range, String path) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(tree, generic.getActualTypeArguments()[0], path)
                    : map(tree, generic.getActualTypeArguments()[1], path);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            return record(tree, raw, path);
        }
        if (raw.isSealed()) {
            return kind(tree, raw, path);
        }
        return scalar(tree, raw, range, path);
    }

    private List<Object> list(Tree tree, Type element, String path) {
        if (!(tree instanceof Tree.Sequence sequence)) {
            throw bad(
                    tree.line(),
                    path + " is " + show(tree) + ", not a list",
                    "Write each item on a line of its own that begins with a dash.");
        }
        List<Object> items = new ArrayList<>();
        for (Tree item : sequence.items()) {
            items.add(value(item, element, null, path + "[" + items.size() + "]"));
        }
        return items;
    }

    private Map<String, Object> map(Tree tree, Type element, String path) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            throw bad(tree.line(), path + " is " + show(tree) + ", not names with values", "");
        }
        Map<String, Object> items = new LinkedHashMap<>();
        mapping.entries().forEach((key, item) -> items.put(key, value(item, element, null, join(path, key))));
        return items;
    }

    private Object kind(Tree tree, Class<?> sealed, String path) {
        Map<String, Class<?>> kinds = Kinds.of(sealed);
        String what = path.isEmpty() ? Kinds.name(sealed) : path;
        if (tree instanceof Tree.Scalar scalar) {
            Class<?> type = pick(kinds, String.valueOf(scalar.value()), tree.line(), what);
            return record(new Tree.Mapping(Map.of(), Map.of(), tree.line()), type, what + "." + scalar.value());
        }
        if (tree instanceof Tree.Mapping mapping && mapping.entries().size() == 1) {
            Map.Entry<String, Tree> only =
                    mapping.entries().entrySet().iterator().next();
            Class<?> type = pick(kinds, only.getKey(), mapping.lineOf(only.getKey()), what);
            return record(only.getValue(), type, join(path, only.getKey()));
        }
        throw bad(
                tree.line(),
                what + " is " + show(tree) + ", not one kind with its keys",
                "Write one of " + list(kinds.keySet()) + ", followed by a colon and its keys if it needs any.");
    }

    private Class<?> pick(Map<String, Class<?>> kinds, String name, int line, String what) {
        Class<?> type = kinds.get(name);
        if (type == null) {
            throw bad(line, what + " has no kind \"" + name + "\"", suggest(name, kinds.keySet()));
        }
        return type;
    }

    private Object record(Tree tree, Class<?> type, String path) {
        Map<String, Tree> entries = entries(tree, path);
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(Kinds.kebab(component.getName()), component);
        }
        for (String key : entries.keySet()) {
            if (!components.containsKey(key)) {
                int line = tree instanceof Tree.Mapping mapping ? mapping.lineOf(key) : tree.line();
                String where = path.isEmpty() ? "a recipe" : path;
                throw bad(
                        line,
                        "unknown key \"" + key + "\" in " + where,
                        components.isEmpty() ? where + " takes no keys." : suggest(key, components.keySet()));
            }
        }
        List<@Nullable Object> values = new ArrayList<>();
        components.forEach(
                (key, component) -> values.add(component(tree, entries.get(key), component, join(path, key))));
        return construct(type, values, tree.line(), path);
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
                (path.isEmpty() ? "a recipe" : path) + " is " + show(tree) + ", not keys with values",
                "Write its keys indented below it, each with a colon.");
    }

    private @Nullable Object component(Tree owner, @Nullable Tree given, RecordComponent component, String path) {
        boolean absent = given == null || (given instanceof Tree.Scalar scalar && scalar.value() == null);
        Range range = component.getAnnotation(Range.class);
        if (!absent && given != null) {
            return value(given, component.getGenericType(), range, path);
        }
        Default preset = component.getAnnotation(Default.class);
        if (preset != null) {
            return value(defaultTree(preset.value(), component), component.getGenericType(), range, path);
        }
        if (isNullable(component)) {
            return null;
        }
        throw bad(owner.line(), path + " is missing", "It has no default: give it a value.");
    }

    private static Tree defaultTree(String text, RecordComponent component) {
        return switch (text) {
            case "{}" -> Tree.Mapping.of(Map.of());
            case "[]" -> new Tree.Sequence(List.of(), 0);
            default -> Tree.scalar(component.getType() == String.class ? text : ScalarText.parse(text));
        };
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private Object construct(Class<?> type, List<@Nullable Object> values, int line, String path) {
        try {
            var types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof BadInput complaint) {
                throw bad(line, (path.isEmpty() ? "" : path + ": ") + complaint.problem(), complaint.wayOut());
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object scalar(Tree tree, Class<?> type, @Nullable Range range, String path) {
        if (!(tree instanceof Tree.Scalar scalar) || scalar.value() == null) {
            throw bad(tree.line(), path + " is " + show(tree) + ", not " + wanted(type), "");
        }
        Object value = scalar.value();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (Kinds.name((Enum<?>) constant).equals(String.valueOf(value))) {
                    return constant;
                }
            }
            throw bad(
                    tree.line(),
                    path + " has no value \"" + value + "\"",
                    suggest(
                            String.valueOf(value),
                            Arrays.stream(type.getEnumConstants())
                                    .map(c -> Kinds.name((Enum<?>) c))
                                    .toList()));
        }
        if (type == String.class) {
            return String.valueOf(value);
        }
        if ((type == boolean.class || type == Boolean.class) && value instanceof Boolean) {
            return value;
        }
        if ((type == double.class || type == Double.class) && value instanceof Number number) {
            return inRange(number.doubleValue(), range, tree.line(), path, value);
        }
        if (value instanceof Long number && type != boolean.class && type != Boolean.class) {
            inRange(number.doubleValue(), range, tree.line(), path, value);
            if (type == long.class || type == Long.class) {
                return number;
            }
            if (number == (int) (long) number) {
                return (int) (long) number;
            }
            throw bad(
                    tree.line(),
                    path + " is " + number + ", too large",
                    "It must be at most " + Integer.MAX_VALUE + ".");
        }
        throw bad(tree.line(), path + " is " + show(tree) + ", not " + wanted(type), "");
    }

    private double inRange(double number, @Nullable Range range, int line, String path, Object shown) {
        boolean legal = Double.isFinite(number);
        if (legal && range != null) {
            legal = (range.minIncluded() ? number >= range.min() : number > range.min())
                    && (range.maxIncluded() ? number <= range.max() : number < range.max());
        }
        if (!legal) {
            throw bad(line, path + " is " + shown + ", out of range", "It must be " + describe(range) + ".");
        }
        return number;
    }

    private static String describe(@Nullable Range range) {
        if (range == null) {
            return "a finite number";
        }
        List<String> bounds = new ArrayList<>();
        if (range.min() != Double.NEGATIVE_INFINITY) {
            bounds.add((range.minIncluded() ? "at least " : "more than ") + ScalarText.show(range.min()));
        }
        if (range.max() != Double.POSITIVE_INFINITY) {
            bounds.add((range.maxIncluded() ? "at most " : "less than ") + ScalarText.show(range.max()));
        }
        return bounds.isEmpty() ? "a finite number" : String.join(" and ", bounds);
    }

    private static String wanted(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return type == String.class ? "a text" : type.isEnum() ? "a word" : "a whole number";
    }

    private static String show(Tree tree) {
        if (tree instanceof Tree.Scalar scalar) {
            return scalar.value() == null ? "empty" : "\"" + scalar.value() + "\"";
        }
        return tree instanceof Tree.Sequence ? "a list" : "keys with values";
    }

    private static String suggest(String name, Collection<String> legal) {
        return Nearest.suggest(name, legal);
    }

    private static String list(Collection<String> names) {
        return String.join(", ", names);
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private BadInput bad(int line, String problem, String wayOut) {
        return new BadInput(problem, wayOut).at(line > 0 ? source + ", line " + line : source);
    }
}
