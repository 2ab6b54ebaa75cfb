package dev.kasus.nets.graph;

import dev.kasus.nets.graph.Operation.Conv;
import dev.kasus.nets.graph.Operation.Dense;
import dev.kasus.nets.graph.Operation.Flatten;
import dev.kasus.nets.graph.Operation.GlobalPool;
import dev.kasus.nets.graph.Operation.Join;
import dev.kasus.nets.graph.Operation.JoinKind;
import dev.kasus.nets.graph.Operation.Other;
import dev.kasus.nets.graph.Operation.Pad;
import dev.kasus.nets.graph.Operation.Pool;
import dev.kasus.nets.graph.Operation.Reshape;
import dev.kasus.nets.graph.Operation.Resize;
import java.util.ArrayList;
import java.util.List;

/** What shape an operation gives, worked out from the shapes that it takes; unknown where that is not certain. */
public final class ShapeRules {
    private ShapeRules() {}

    /** The shape of what comes out. */
    public static Shape output(Operation operation, List<Shape> inputs) {
        Shape in = inputs.isEmpty() ? Shape.UNKNOWN : inputs.get(0);
        if (operation instanceof Join join) {
            return join(join, inputs);
        }
        if (!in.isKnown() || operation instanceof Other) {
            return Shape.UNKNOWN;
        }
        if (operation instanceof Dense dense) {
            return new Shape(replacedLast(in, dense.units()), in.channelsLast());
        } else if (operation instanceof Flatten) {
            return Shape.flat(in.numbers());
        } else if (operation instanceof Reshape reshape) {
            return reshape(reshape, in);
        } else if (!in.isImage()) {
            return operation instanceof GlobalPool && in.sizes().size() == 2
                    ? Shape.flat(in.channels())
                    : unlessMoves(operation, in);
        } else if (operation instanceof Conv conv) {
            return conv(conv, in);
        } else if (operation instanceof Pool pool) {
            Window window = pool.window();
            return image(in, in.channels(), window.height(in.height()), window.width(in.width()));
        } else if (operation instanceof GlobalPool pool) {
            return pool.flat() ? Shape.flat(in.channels()) : image(in, in.channels(), pool.height(), pool.width());
        } else if (operation instanceof Pad pad) {
            return image(
                    in,
                    in.channels(),
                    in.height() < 0 ? -1 : in.height() + pad.top() + pad.bottom(),
                    in.width() < 0 ? -1 : in.width() + pad.left() + pad.right());
        } else if (operation instanceof Resize resize) {
            return image(
                    in,
                    in.channels(),
                    resize.height() > 0 ? scaled(in.height(), resize.height()) : resize.rows(),
                    resize.width() > 0 ? scaled(in.width(), resize.width()) : resize.columns());
        }
        return in;
    }

    private static Shape unlessMoves(Operation operation, Shape in) {
        boolean moves = operation instanceof Conv
                || operation instanceof Pool
                || operation instanceof Pad
                || operation instanceof Resize
                || operation instanceof GlobalPool;
        return moves ? Shape.UNKNOWN : in;
    }

    private static Shape image(Shape like, long channels, long height, long width) {
        return Shape.image(channels, height, width, like.channelsLast());
    }

    private static long scaled(long size, double factor) {
        return size < 0 ? -1 : (long) Math.floor(size * factor);
    }

    private static List<Long> replacedLast(Shape in, long units) {
        List<Long> sizes = new ArrayList<>(in.sizes());
        sizes.set(sizes.size() - 1, units);
        return sizes;
    }

    private static Shape conv(Conv conv, Shape in) {
        Window window = conv.window();
        if (!conv.transposed()) {
            return image(in, conv.filters(), window.height(in.height()), window.width(in.width()));
        }
        Window.Padding padding = window.padding();
        return image(
                in,
                conv.filters(),
                widened(
                        in.height(),
                        window.strideHeight(),
                        window.reachHeight(),
                        padding.top() + padding.bottom(),
                        padding.same()),
                widened(
                        in.width(),
                        window.strideWidth(),
                        window.reachWidth(),
                        padding.left() + padding.right(),
                        padding.same()));
    }

    private static long widened(long size, long stride, long reach, long cut, boolean same) {
        if (size < 0) {
            return -1;
        }
        return same ? size * stride : (size - 1) * stride + Math.max(reach, stride) - cut;
    }

    private static Shape reshape(Reshape reshape, Shape in) {
        if (reshape.sizes().isEmpty()) {
            return Shape.UNKNOWN;
        }
        List<Long> sizes = new ArrayList<>(reshape.sizes());
        long known = Shape.product(sizes.stream().filter(size -> size >= 0).toList());
        for (int i = 0; i < sizes.size(); i++) {
            if (sizes.get(i) < 0) {
                boolean one = reshape.sizes().stream().filter(size -> size < 0).count() == 1;
                sizes.set(i, one && in.isComplete() && known > 0 ? in.numbers() / known : -1);
            }
        }
        return new Shape(sizes, in.channelsLast());
    }

    private static Shape join(Join join, List<Shape> inputs) {
        List<Shape> known = inputs.stream().filter(Shape::isKnown).toList();
        if (known.isEmpty() || (join.kind() == JoinKind.CONCAT && known.size() < inputs.size())) {
            return Shape.UNKNOWN;
        }
        if (join.kind() != JoinKind.CONCAT) {
            return broadcast(known);
        }
        Shape first = known.get(0);
        int axis = join.axis() < 0 ? first.sizes().size() + join.axis() : join.axis();
        int rank = first.sizes().size();
        if (axis < 0
                || axis >= rank
                || known.stream().anyMatch(shape -> shape.sizes().size() != rank)) {
            return Shape.UNKNOWN;
        }
        List<Long> sizes = new ArrayList<>(first.sizes());
        boolean whole = known.stream().allMatch(shape -> shape.sizes().get(axis) >= 0);
        sizes.set(
                axis,
                whole
                        ? known.stream()
                                .mapToLong(shape -> shape.sizes().get(axis))
                                .sum()
                        : -1);
        return new Shape(sizes, first.channelsLast());
    }

    /** What comes out where sizes of one are stretched. */
    private static Shape broadcast(List<Shape> shapes) {
        Shape first = shapes.get(0);
        for (Shape shape : shapes) {
            if (shape.sizes().size() > first.sizes().size()) {
                first = shape;
            }
        }
        int rank = first.sizes().size();
        List<Long> sizes = new ArrayList<>(first.sizes());
        for (Shape shape : shapes) {
            for (int i = 0; i < rank && shape.sizes().size() == rank; i++) {
                sizes.set(i, wider(sizes.get(i), shape.sizes().get(i)));
            }
        }
        return new Shape(sizes, first.channelsLast());
    }

    private static long wider(long a, long b) {
        return a > 1 || b > 1 ? Math.max(a, b) : Math.min(a, b);
    }
}
