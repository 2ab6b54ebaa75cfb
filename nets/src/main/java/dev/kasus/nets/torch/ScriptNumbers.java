package dev.kasus.nets.torch;

import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.torch.AtenCall.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whole numbers that the code of a traced model works out from shapes; the batch counts as 1, what is not known as -1. */
final class ScriptNumbers {
    private static final int MOST_PARTS = 64;

    private ScriptNumbers() {}

    /** The number that a call gives; nothing if it gives no number. */
    static Optional<Object> of(String operation, List<Object> arguments, NetworkBuilder builder) {
        if (operation.equals("size")
                && arguments.size() == 2
                && arguments.get(0) instanceof Path path
                && arguments.get(1) instanceof Long axis) {
            return Optional.of(size(builder.shape(path.layer()), axis));
        }
        boolean numbers = arguments.size() >= 2 && arguments.get(0) instanceof Long && arguments.get(1) instanceof Long;
        if (!numbers) {
            return arguments.size() == 1 && arguments.get(0) instanceof Long
                    ? Optional.of(arguments.get(0))
                    : Optional.empty();
        }
        long a = (Long) arguments.get(0);
        long b = (Long) arguments.get(1);
        return Optional.of(
                a < 0 || b < 0
                        ? -1L
                        : switch (operation) {
                            case "add" -> a + b;
                            case "sub" -> a - b;
                            case "mul" -> a * b;
                            case "floor_divide", "floordiv", "div" -> b == 0 ? -1L : a / b;
                            default -> -1L;
                        });
    }

    private static long size(Shape shape, long axis) {
        int place = (int) (axis < 0 ? axis + shape.sizes().size() : axis - 1);
        return axis == 0
                ? 1
                : place >= 0 && place < shape.sizes().size() ? shape.sizes().get(place) : -1;
    }

    /** The shapes of the parts that a tensor is cut into; none if the operation does not cut. */
    static List<Shape> parts(String operation, List<Object> arguments, NetworkBuilder builder) {
        boolean even = operation.equals("chunk");
        boolean cuts = even || operation.equals("split_with_sizes");
        if (!cuts || arguments.size() < 2 || !(arguments.get(0) instanceof Path path)) {
            return List.of();
        }
        Shape in = builder.shape(path.layer());
        long axis = arguments.size() > 2 && arguments.get(2) instanceof Long given ? given : 0;
        int place = (int) (axis < 0 ? axis + in.sizes().size() : axis - 1);
        List<Long> lengths = new ArrayList<>();
        if (arguments.get(1) instanceof List<?> list && list.size() <= MOST_PARTS) {
            list.forEach(item -> lengths.add(item instanceof Long length ? length : -1L));
        } else if (arguments.get(1) instanceof Long count && count > 0 && count <= MOST_PARTS) {
            boolean known =
                    place >= 0 && place < in.sizes().size() && in.sizes().get(place) >= 0;
            for (int i = 0; i < count; i++) {
                lengths.add(known ? in.sizes().get(place) / count : -1L);
            }
        }
        List<Shape> parts = new ArrayList<>();
        for (long length : lengths) {
            List<Long> sizes = new ArrayList<>(in.sizes());
            if (place >= 0 && place < sizes.size()) {
                sizes.set(place, length);
            }
            parts.add(sizes.isEmpty() ? Shape.UNKNOWN : new Shape(sizes, in.channelsLast()));
        }
        return parts;
    }
}
