package dev.kasus.recipe;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the records of a recipe as a {@link Tree}: every value, defaults too; only what is absent is left out. */
public final class TreeWriter {
    private TreeWriter() {}

    /** The tree of a record, an edit or any other value that {@link TreeReader} reads. */
    public static Tree write(Object value, Class<?> declared) {
        if (declared.isSealed() && !declared.isRecord()) {
            return ofKind((Record) value);
        }
        return plain(value);
    }

    /** The tree of a recipe. */
    public static Tree.Mapping write(Recipe recipe) {
        return (Tree.Mapping) plain(recipe);
    }

    private static Tree ofKind(Record value) {
        Tree.Mapping fields = fields(value);
        String kind = Kinds.name(value.getClass());
        return fields.entries().isEmpty() ? Tree.scalar(kind) : Tree.Mapping.of(Map.of(kind, fields));
    }

    private static Tree plain(Object value) {
        if (value instanceof List<?> list) {
            return new Tree.Sequence(list.stream().map(TreeWriter::element).toList(), 0);
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

    private static Tree element(Object item) {
        return item instanceof Record record && TreeReader.sealedParent(record.getClass()) != null
                ? ofKind(record)
                : plain(item);
    }

    private static Tree.Mapping fields(Record value) {
        Map<String, Tree> entries = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object field = get(value, component);
            if (field != null) {
                entries.put(Kinds.kebab(component.getName()), write(field, component.getType()));
            }
        }
        return Tree.Mapping.of(entries);
    }

    private static @Nullable Object get(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
