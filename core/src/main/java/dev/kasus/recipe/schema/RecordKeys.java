package dev.kasus.recipe.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a record declares about its keys, looked up once.
 *
 * @param byName its components in order, by the keys that a recipe writes
 * @param constructor that takes all of them
 */
public record RecordKeys(Map<String, RecordKey> byName, Constructor<?> constructor) {
    private static final ClassValue<RecordKeys> OF = new ClassValue<>() {
        @Override
        protected RecordKeys computeValue(Class<?> type) {
            return declared(type);
        }
    };

    public static RecordKeys of(Class<?> record) {
        return OF.get(record);
    }

    private static RecordKeys declared(Class<?> type) {
        Map<String, RecordKey> keys = new LinkedHashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            keys.put(
                    Kinds.kebab(component.getName()),
                    new RecordKey(
                            component.getGenericType(),
                            component.getAccessor(),
                            component.getAnnotation(Range.class),
                            preset(component.getAnnotation(Default.class)),
                            component.getAnnotatedType().isAnnotationPresent(Nullable.class)));
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return new RecordKeys(Collections.unmodifiableMap(keys), type.getDeclaredConstructor(types));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Tree preset(@Nullable Default written) {
        if (written == null) {
            return null;
        }
        String text = written.value();
        return switch (text) {
            case "{}" -> Tree.Mapping.of(Map.of());
            case "[]" -> new Tree.Sequence(List.of(), 0);
            default -> new Tree.Scalar(ScalarText.parse(text), text, 0);
        };
    }
}
