package dev.kasus.recipe;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How classes, components and constants are written in a recipe: {@code GlobalAveragePool} and {@code learningRate} in kebab case. */
final class Kinds {
    private Kinds() {}

    static String name(Class<?> type) {
        return kebab(type.getSimpleName());
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Every concrete record of a sealed type by its kind, in the order of declaration. */
    static Map<String, Class<?>> of(Class<?> sealed) {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                kinds.put(name(permitted), permitted);
            } else {
                kinds.putAll(of(permitted));
            }
        }
        return kinds;
    }
}
