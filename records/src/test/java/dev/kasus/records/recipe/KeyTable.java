package dev.kasus.records.recipe;

import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Bare;
import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;
import dev.kasus.recipe.schema.ScalarText;
import dev.kasus.recipe.schema.Tree;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of a part of a recipe as rows of a table, drawn from its declaration. */
final class KeyTable {
    private KeyTable() {}

    /** The rows of a record: key, type, default, legal values; or of all kinds of a sealed type, each led by its name. */
    static List<String> rows(Class<?> type) {
        List<String> rows = new ArrayList<>();
        if (type.isRecord()) {
            keys(type, "", rows);
            return rows;
        }
        RandomValues.kinds(type).stream()
                .sorted(Comparator.comparing(KeyTable::name))
                .forEach(kind -> {
                    rows.add("| `" + name(kind) + "` | | | | |");
                    keys(kind, "| ", rows);
                });
        return rows;
    }

    static String name(Class<?> type) {
        return kebab(type.getSimpleName());
    }

    private static void keys(Class<?> owner, String indent, List<String> rows) {
        for (RecordComponent component : owner.getRecordComponents()) {
            boolean nameOfLayer = component.getName().equals("name") && Layer.class.isAssignableFrom(owner);
            if (!nameOfLayer) {
                boolean bare = component.isAnnotationPresent(Bare.class);
                String key = bare ? "(its value)" : "`" + kebab(component.getName()) + "`";
                String legal = legal(component);
                rows.add(indent + "| " + key + " | " + type(component.getGenericType()) + " | " + preset(component)
                        + (legal.isEmpty() ? " | |" : " | " + legal + " |"));
            }
        }
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? "list of " + type(arguments[0])
                    : "names, each with " + type(arguments[1]);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants())
                    .map(constant ->
                            "`" + constant.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
                    .collect(Collectors.joining(" or "));
        }
        if (raw == Tree.class) {
            return "anything";
        }
        if (raw.isSealed() || raw.isRecord()) {
            return "[" + name(raw) + "](#" + name(raw) + ")";
        }
        return switch (raw.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "whole number";
            case "double", "Double" -> "number";
            case "boolean" -> "true or false";
            default -> "text";
        };
    }

    private static String preset(RecordComponent component) {
        Default written = component.getAnnotation(Default.class);
        if (written != null) {
            return "`" + written.value() + "`";
        }
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "none" : "must be given";
    }

    private static String legal(RecordComponent component) {
        @Nullable Range range = component.getAnnotation(Range.class);
        if (range == null) {
            return "";
        }
        String low = (range.minIncluded() ? "from " : "above ") + ScalarText.show(range.min());
        String high = (range.maxIncluded() ? "to " : "to below ") + ScalarText.show(range.max());
        String lower = range.min() == Double.NEGATIVE_INFINITY ? "" : low;
        String upper = range.max() == Double.POSITIVE_INFINITY ? "" : high;
        return (lower + " " + upper).strip();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
