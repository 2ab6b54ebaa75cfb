package dev.kasus.nets.onnx;

import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.proto.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Whole numbers that a graph works out from shapes, such as the target of a reshape; the batch counts as 1. */
final class OnnxNumbers {
    private static final int MOST = 64;

    private final OnnxValues values;

    OnnxNumbers(OnnxValues values) {
        this.values = values;
    }

    /** Works out a node; gives whether its result is known, so that it needs no layer. */
    boolean add(NodeProto node) {
        if (node.getInputCount() == 0) {
            return false;
        }
        if (node.getOpType().equals("Shape")) {
            return shape(node);
        }
        long[] first = values.numbers(node.getInput(0));
        if (first == null || values.isLayer(node.getInput(0))) {
            return false;
        }
        return switch (node.getOpType()) {
            case "Unsqueeze", "Squeeze", "Cast", "Floor", "Reshape" -> put(node, first);
            case "Gather" -> gather(node, first);
            case "Concat" -> concat(node);
            case "Slice" -> slice(node, first);
            case "Add", "Sub", "Mul", "Div" -> arithmetic(node, first);
            default -> false;
        };
    }

    private boolean put(NodeProto node, long[] found) {
        if (found.length > MOST) {
            return false;
        }
        values.numbers(node.getOutput(0), found);
        return true;
    }

    private boolean shape(NodeProto node) {
        Shape shape = values.shape(node.getInput(0));
        if (!shape.isComplete()) {
            return false;
        }
        return put(
                node,
                LongStream.concat(LongStream.of(1), shape.sizes().stream().mapToLong(Long::longValue))
                        .toArray());
    }

    private boolean gather(NodeProto node, long[] from) {
        long[] places = node.getInputCount() > 1 ? values.numbers(node.getInput(1)) : null;
        if (places == null || Arrays.stream(places).anyMatch(place -> place < -from.length || place >= from.length)) {
            return false;
        }
        return put(
                node,
                Arrays.stream(places)
                        .map(place -> from[(int) Math.floorMod(place, (long) from.length)])
                        .toArray());
    }

    private boolean concat(NodeProto node) {
        LongStream all = LongStream.empty();
        for (String input : node.getInputList()) {
            long[] part = values.numbers(input);
            if (part == null || part.length > MOST) {
                return false;
            }
            all = LongStream.concat(all, Arrays.stream(part));
        }
        return put(node, all.toArray());
    }

    private boolean slice(NodeProto node, long[] from) {
        long[] starts = node.getInputCount() > 2 ? values.numbers(node.getInput(1)) : null;
        long[] ends = node.getInputCount() > 2 ? values.numbers(node.getInput(2)) : null;
        if (starts == null || ends == null || starts.length != 1 || ends.length != 1 || node.getInputCount() > 4) {
            return false;
        }
        int start = (int) place(starts[0], from.length);
        int end = (int) place(ends[0], from.length);
        return put(node, start >= end ? new long[0] : Arrays.copyOfRange(from, start, end));
    }

    /** Where a slice begins or ends: negative numbers count from the end. */
    static long place(long place, long length) {
        return Math.max(0, Math.min(length, place < 0 ? place + length : place));
    }

    private boolean arithmetic(NodeProto node, long[] first) {
        long[] second = values.numbers(node.getInput(1));
        if (second == null || (second.length != first.length && second.length != 1)) {
            return false;
        }
        long[] found = new long[first.length];
        for (int i = 0; i < first.length; i++) {
            long other = second[second.length == 1 ? 0 : i];
            found[i] = switch (node.getOpType()) {
                case "Add" -> first[i] + other;
                case "Sub" -> first[i] - other;
                case "Mul" -> first[i] * other;
                default -> other == 0 ? 0 : Math.floorDiv(first[i], other);
            };
        }
        return put(node, found);
    }

    /** The shape of a slice along one axis, which is counted with the batch. */
    static Shape sliced(Shape in, long axis, long start, long end, long step, Shape otherwise) {
        int place = (int) (axis < 0 ? axis + in.sizes().size() : axis - 1);
        if (place < 0 || place >= in.sizes().size() || in.sizes().get(place) < 0) {
            return otherwise;
        }
        List<Long> sizes = new ArrayList<>(in.sizes());
        long side = sizes.get(place);
        long length = place(end, side) - place(start, side);
        long each = Math.max(1, step);
        sizes.set(place, Math.max(0, (length + each - 1) / each));
        return new Shape(sizes, in.channelsLast());
    }
}
