package dev.kasus.recipe.schema;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the records of a recipe as a {@link Tree} that {@link TreeReader} reads back as an equal value. */
public final class TreeWriter {
    private final boolean defaults;

    private TreeWriter(boolean defaults) {
        this.defaults = defaults;
    }

    /** The tree of a record, such as a recipe: every value, defaults too; only what is absent is left out. */
    public static Tree.Mapping write(Record record) {
        return new TreeWriter(true).fields(record);
    }

    /** The tree of any part of a recipe, written as a whole recipe is. */
    public static Tree write(Object value, Class<?> declared) {
        return new TreeWriter(true).value(value, declared);
    }

    /** The tree of an edit or any part of a recipe without what the defaults say anyway: for people. */
    public static Tree brief(Object value, Class<?> declared) {
        return new TreeWriter(false).value(value, declared);
    }

    private Tree value(Object value, Type declared) {
        return declared instanceof Class<?> type && type.isSealed() && value instanceof Record record
                ? ofKind(record)
                : plain(value);
    }

    private Tree ofKind(Record value) {
        if (value instanceof Tree tree) {
            return tree;
        }
        String kind = Kinds.name(value.getClass());
        RecordKey bare = Kinds.bare(value.getClass());
        Object only = bare == null ? null : get(value, bare);
        if (bare != null && only != null) {
            return Tree.Mapping.of(Map.of(kind, value(only, bare.type())));
        }
        Tree.Mapping fields = fields(value);
        return fields.entries().isEmpty() ? Tree.scalar(kind) : Tree.Mapping.of(Map.of(kind, fields));
    }

    private Tree plain(Object value) {
        if (value instanceof List<?> list) {
            return new Tree.Sequence(list.stream().map(this::element).toList(), 0);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Tree> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put((String) key, element(item)));
            return Tree.Mapping.of(entries);
        }
        if (value instanceof Record record) {
            return fields(record);
        }
        if (value instanceof Enum<?> constant) {
            return Tree.scalar(Kinds.name(constant));
        }
        if (value instanceof Integer number) {
            return Tree.scalar(number.longValue());
        }
        return Tree.scalar(value);
    }

    private Tree element(Object item) {
        return item instanceof Record record && TreeReader.sealedParent(record.getClass()) != null
                ? ofKind(record)
                : plain(item);
    }

    private Tree.Mapping fields(Record value) {
        Map<String, Tree> entries = new LinkedHashMap<>();
        RecordKeys.of(value.getClass()).byName().forEach((name, key) -> {
            Object field = get(value, key);
            if (field != null && (defaults || !field.equals(TreeReader.defaultOf(key)))) {
                entries.put(name, value(field, key.type()));
            }
        });
        return Tree.Mapping.of(entries);
    }

    private static @Nullable Object get(Record value, RecordKey key) {
        try {
            return key.accessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
