package dev.kasus.nets.torch;

import dev.kasus.nets.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One call of an operation of PyTorch.
 *
 * @param operation such as {@code conv2d}, without an underscore at its end
 * @param layer what the module that calls it is called
 * @param arguments by place
 * @param named by name
 * @param told the shapes of what comes out; none if the file does not tell
 */
record AtenCall(String operation, String layer, List<Object> arguments, Map<String, Object> named, List<Shape> told) {

    /** What a layer gives. */
    record Path(String layer) {}

    /**
     * A tensor of the file.
     *
     * @param trained whether gradients change it
     */
    record Weight(String key, List<Long> sizes, boolean trained) {}

    /** The argument at a place or of a name; null if it is not given. */
    @org.jspecify.annotations.Nullable
    Object get(int place, String name) {
        Object value = place < arguments.size() ? arguments.get(place) : named.get(name);
        return value == PickleValue.None.NONE ? null : value;
    }

    long whole(int place, String name, long otherwise) {
        Object value = get(place, name);
        return value instanceof Number number ? Math.max(-65_536, Math.min(1L << 30, number.longValue())) : otherwise;
    }

    double real(int place, String name, double otherwise) {
        return get(place, name) instanceof Number number ? number.doubleValue() : otherwise;
    }

    boolean flag(int place, String name) {
        return Boolean.TRUE.equals(get(place, name));
    }

    /** Whole numbers; one number stands for a list of it alone. */
    List<Long> wholes(int place, String name) {
        Object value = get(place, name);
        if (value instanceof Number number) {
            return List.of(number.longValue());
        }
        List<Long> found = new ArrayList<>();
        if (value instanceof List<?> list && list.size() <= 16) {
            list.forEach(item -> found.add(item instanceof Number number ? number.longValue() : -1L));
        }
        return found;
    }

    /** A number for rows or columns. */
    int side(int place, String name, int axis, int otherwise) {
        List<Long> all = wholes(place, name);
        long side = all.isEmpty() ? otherwise : all.get(Math.min(axis, all.size() - 1));
        return (int) Math.max(0, Math.min(65_536, side));
    }

    /** The layers that give the tensors among the arguments, in order. */
    List<String> paths() {
        List<String> found = new ArrayList<>();
        collect(arguments, found);
        collect(new ArrayList<>(named.values()), found);
        return found;
    }

    private static void collect(List<?> values, List<String> found) {
        for (Object value : values) {
            if (value instanceof Path path) {
                found.add(path.layer());
            } else if (value instanceof List<?> list) {
                list.forEach(item -> {
                    if (item instanceof Path path) {
                        found.add(path.layer());
                    }
                });
            }
        }
    }

    /** The tensors of the file among the arguments. */
    List<Weight> weights() {
        List<Weight> found = new ArrayList<>();
        arguments.forEach(value -> weight(value, found));
        named.values().forEach(value -> weight(value, found));
        return found;
    }

    private static void weight(Object value, List<Weight> found) {
        if (value instanceof Weight weight) {
            found.add(weight);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> {
                if (item instanceof Weight weight) {
                    found.add(weight);
                }
            });
        }
    }
}
