package dev.kasus.records.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.Seeds;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws any record of a recipe or an edit by its declaration alone, so that a new kind is drawn without a change here. */
final class RandomValues {
    private static final String[] TEXTS = {
        "a",
        "007",
        "1e3",
        "true",
        "null",
        "~",
        "",
        " lead",
        "trail ",
        "a: b",
        "- x",
        "#x",
        "a #b",
        "'q'",
        "\"q\"",
        "[x]",
        "{x}",
        "日本語",
        "🐟",
        "x\ny",
        "tab\there",
        "*a",
        "&a",
        "!t",
        "%d",
        "@x",
        "`x",
        ".nan",
        "-.inf",
        "NaN",
        "a,b",
        "?",
        "=",
        "<<",
        "yes",
        "\u0001",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "C:\\fish",
        "../data",
        "---",
        "...",
        "0x1F",
        "1_000",
        "12345678901234567890"
    };

    private final Random random;
    private int names;

    RandomValues(long seed) {
        this.random = Seeds.random(seed);
    }

    Recipe recipe() {
        return (Recipe) record(Recipe.class, 0);
    }

    /** A random value of a sealed type or a record. */
    <T> T of(Class<T> type) {
        return type.cast(value(type, null, 0));
    }

    private Object record(Class<?> type, int depth) {
        while (true) {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = component(type, components[i], depth);
            }
            try {
                var types =
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                return type.getDeclaredConstructor(types).newInstance(values);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof BadInput)) {
                    throw new IllegalStateException(e);
                }
                // The record refuses what its parts allow: draw again.
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private @Nullable Object component(Class<?> owner, RecordComponent component, int depth) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextBoolean()) {
            return null;
        }
        if (component.getName().equals("name") && Layer.class.isAssignableFrom(owner)) {
            return random.nextInt(3) == 0 ? "n" + names++ : "";
        }
        if (component.getName().equals("kind")) {
            return List.of("relu", "norm", "batch-norm", "weighted").get(random.nextInt(4));
        }
        Default preset = component.getAnnotation(Default.class);
        if (preset != null && preset.value().equals("[]") && random.nextBoolean()) {
            return List.of();
        }
        return value(component.getGenericType(), component.getAnnotation(Range.class), depth);
    }

    private Object value(Type type, @Nullable Range range, int depth) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? list(arguments[0], depth) : map(arguments[1], depth);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Tree.class) {
            return tree(depth);
        }
        if (raw.isRecord()) {
            return record(raw, depth + 1);
        }
        if (raw.isSealed()) {
            List<Class<?>> kinds = kinds(raw);
            // Deep enough: no more of what has parts of its own kind.
            kinds.removeIf(kind -> depth > 3 && List.of("Residual", "All").contains(kind.getSimpleName()));
            return record(kinds.get(random.nextInt(kinds.size())), depth + 1);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        if (raw == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return random.nextBoolean();
        }
        return number(raw, range);
    }

    private Object number(Class<?> type, @Nullable Range range) {
        boolean isDouble = type == double.class || type == Double.class;
        boolean isLong = type == long.class || type == Long.class;
        while (true) {
            double low = range == null ? Double.NEGATIVE_INFINITY : range.min();
            double high = range == null ? Double.POSITIVE_INFINITY : range.max();
            if (isLong && range == null) {
                return random.nextInt(4) == 0
                        ? (random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE)
                        : random.nextLong();
            }
            double number = switch (random.nextInt(4)) {
                case 0 -> Double.isInfinite(low) ? -0.0 : low;
                case 1 -> Double.isInfinite(high) ? 1e300 : high;
                case 2 -> Math.pow(10, random.nextDouble() * 20 - 15);
                default ->
                    (Double.isInfinite(low) ? -1 : low)
                            + random.nextDouble() * Math.min(1000, high - (Double.isInfinite(low) ? -1 : low));
            };
            if (!isDouble) {
                number = Math.min(isLong ? 1e15 : Integer.MAX_VALUE, Math.rint(number));
            }
            boolean legal = range == null
                    || ((range.minIncluded() ? number >= low : number > low)
                            && (range.maxIncluded() ? number <= high : number < high));
            if (legal) {
                return isDouble ? (Object) number : isLong ? (Object) (long) number : (Object) (int) number;
            }
        }
    }

    private List<Object> list(Type element, int depth) {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(depth > 2 ? 3 : 6); i > 0; i--) {
            items.add(value(element, null, depth + 1));
        }
        return items;
    }

    private Map<String, Object> map(Type element, int depth) {
        Map<String, Object> items = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Object item = value(element, null, depth + 1);
            items.put(TEXTS[random.nextInt(TEXTS.length)], item instanceof Double number ? Math.abs(number) : item);
        }
        return items;
    }

    private Tree tree(int depth) {
        if (depth > 4 || random.nextBoolean()) {
            return Tree.scalar(
                    switch (random.nextInt(5)) {
                        case 0 -> TEXTS[random.nextInt(TEXTS.length)];
                        case 1 -> random.nextLong();
                        case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20.0);
                        case 3 -> random.nextBoolean();
                        default -> null;
                    });
        }
        if (random.nextBoolean()) {
            List<Tree> items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(tree(depth + 1));
            }
            return new Tree.Sequence(items, 0);
        }
        Map<String, Tree> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.put(TEXTS[random.nextInt(TEXTS.length)], tree(depth + 1));
        }
        return Tree.Mapping.of(entries);
    }

    /** Every record of a sealed type. */
    static List<Class<?>> kinds(Class<?> sealed) {
        List<Class<?>> kinds = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                kinds.add(permitted);
            } else {
                kinds.addAll(kinds(permitted));
            }
        }
        return kinds;
    }
}
