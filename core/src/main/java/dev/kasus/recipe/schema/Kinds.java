package dev.kasus.recipe.schema;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How classes, components and constants are written in a recipe: {@code GlobalAveragePool} and {@code learningRate} in kebab case. */
public final class Kinds {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private static final ClassValue<Map<String, Class<?>>> OF = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> sealed) {
            return Collections.unmodifiableMap(collect(sealed, false));
        }
    };

    private Kinds() {}

    public static String name(Class<?> type) {
        return kebab(type.getSimpleName());
    }

    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String kebab(String camel) {
        return HUMP.matcher(camel).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** Every concrete record of a sealed type by its kind, sorted, for the compiler keeps no order. */
    public static Map<String, Class<?>> of(Class<?> sealed) {
        return OF.get(sealed);
    }

    /** The same, and the sealed types between, such as {@code norm}. */
    public static Map<String, Class<?>> withFamilies(Class<?> sealed) {
        return collect(sealed, true);
    }

    private static Map<String, Class<?>> collect(Class<?> sealed, boolean families) {
        Map<String, Class<?>> kinds = new TreeMap<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord() || families) {
                kinds.put(name(permitted), permitted);
            }
            if (!permitted.isRecord()) {
                kinds.putAll(collect(permitted, families));
            }
        }
        return kinds;
    }

    /** The component of a kind that is written {@link Bare}, or null if it has keys. */
    public static @Nullable RecordKey bare(Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        return components.length == 1 && components[0].isAnnotationPresent(Bare.class)
                ? RecordKeys.of(kind).byName().values().iterator().next()
                : null;
    }
}
