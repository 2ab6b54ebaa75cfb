package dev.kasus.nets.onnx;

import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.NetworkBuilder.Parameters;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.JoinKind;
import dev.kasus.nets.graph.Operation.PoolKind;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.proto.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes the shape alone: flattening, reshaping, transposing, joining side by side, resizing, padding. */
final class OnnxShapes {
    private final NetworkBuilder builder;
    private final OnnxValues values;
    private final OnnxNumbers numbers;

    OnnxShapes(NetworkBuilder builder, OnnxValues values) {
        this.builder = builder;
        this.values = values;
        this.numbers = new OnnxNumbers(values);
    }

    /** Adds what the node is; gives whether it was one of these. */
    boolean add(NodeProto node) {
        if (numbers.add(node)) {
            return true;
        }
        if (node.getInputCount() == 0 || values.inputs(node).isEmpty()) {
            return false;
        }
        OnnxAttributes attributes = new OnnxAttributes(node);
        return switch (node.getOpType()) {
            case "Flatten" -> attributes.whole("axis", 1) == 1 && put(node, new Operation.Flatten(), Shape.UNKNOWN);
            case "Reshape" -> reshape(node);
            case "Squeeze", "Unsqueeze" -> squeeze(node, attributes);
            case "Transpose" -> transpose(node, attributes.wholes("perm"));
            case "Concat" -> concat(node, attributes);
            case "ReduceMean", "ReduceMax" -> reduce(node, attributes);
            case "Pad" -> pad(node, attributes);
            case "Resize", "Upsample" -> resize(node);
            case "Split" -> split(node, attributes);
            case "Slice" -> slice(node);
            case "Gather", "Expand", "Tile" ->
                put(node, new Operation.Reshape(List.of()), values.told(node.getOutput(0)));
            default -> false;
        };
    }

    private boolean put(NodeProto node, Operation operation, Shape told) {
        Shape shape = told.isKnown() ? told : Shape.UNKNOWN;
        List<String> inputs = values.inputs(node);
        long parameters = node.getInputList().stream().mapToLong(values::count).sum();
        String name = builder.add(
                OnnxNames.of(node),
                node.getOpType(),
                operation,
                inputs,
                shape,
                new Parameters(parameters, 0, dev.kasus.nets.graph.Settings.UNKNOWN, java.util.Map.of()));
        Shape known = values.told(node.getOutput(0));
        if (!builder.shape(name).isComplete() && known.isKnown()) {
            builder.reshape(name, known);
        }
        values.layer(node.getOutput(0), name);
        return true;
    }

    private boolean reshape(NodeProto node) {
        long[] target = node.getInputCount() > 1 ? values.numbers(node.getInput(1)) : null;
        if (target == null) {
            List<Long> old = new OnnxAttributes(node).wholes("shape");
            target = old.isEmpty()
                    ? null
                    : old.stream().mapToLong(Long::longValue).toArray();
        }
        Shape in = values.shape(node.getInput(0));
        if (target == null || target.length < 2 || target.length > 8 || target[0] > 1) {
            return put(node, new Operation.Reshape(List.of()), values.told(node.getOutput(0)));
        }
        List<Long> sizes = new ArrayList<>();
        for (int i = 1; i < target.length; i++) {
            boolean copied = target[i] == 0 && i - 1 < in.sizes().size();
            sizes.add(copied ? in.sizes().get(i - 1) : Math.max(-1, target[i]));
        }
        Operation operation = sizes.size() == 1 ? new Operation.Flatten() : new Operation.Reshape(sizes);
        boolean whole = sizes.size() == 1 && sizes.get(0) > 0;
        return put(node, operation, whole ? Shape.flat(sizes.get(0)) : Shape.UNKNOWN);
    }

    private boolean squeeze(NodeProto node, OnnxAttributes attributes) {
        Shape in = values.shape(node.getInput(0));
        long[] axes = axes(node, attributes);
        if (axes == null || !in.isKnown()) {
            return put(node, new Operation.Reshape(List.of()), values.told(node.getOutput(0)));
        }
        boolean adds = node.getOpType().equals("Unsqueeze");
        List<Long> sizes = new ArrayList<>(in.sizes());
        int rank = sizes.size() + 1 + (adds ? axes.length : 0);
        long[] places = Arrays.stream(axes)
                .map(axis -> axis < 0 ? axis + rank : axis)
                .sorted()
                .toArray();
        for (int i = 0; i < places.length; i++) {
            int place = (int) (adds ? places[i] : places[places.length - 1 - i]) - 1;
            if (place < 0 || place > sizes.size() || (!adds && place == sizes.size())) {
                return put(node, new Operation.Reshape(List.of()), values.told(node.getOutput(0)));
            }
            if (adds) {
                sizes.add(place, 1L);
            } else {
                sizes.remove(place);
            }
        }
        Shape told = sizes.isEmpty() ? Shape.UNKNOWN : new Shape(sizes, in.channelsLast());
        return put(node, sizes.size() == 1 ? new Operation.Flatten() : new Operation.Reshape(sizes), told);
    }

    private long @Nullable [] axes(NodeProto node, OnnxAttributes attributes) {
        List<Long> given = attributes.wholes("axes");
        if (!given.isEmpty()) {
            return given.stream().mapToLong(Long::longValue).toArray();
        }
        return node.getInputCount() > 1 ? values.numbers(node.getInput(1)) : null;
    }

    private boolean transpose(NodeProto node, List<Long> order) {
        Shape in = values.shape(node.getInput(0));
        Shape told = values.told(node.getOutput(0));
        if (order.size() == in.sizes().size() + 1
                && order.get(0) == 0
                && order.stream().allMatch(axis -> axis >= 0 && axis < order.size())) {
            List<Long> sizes = order.stream()
                    .skip(1)
                    .map(axis -> axis == 0 ? -1L : in.sizes().get((int) (axis - 1)))
                    .toList();
            boolean last = order.equals(List.of(0L, 2L, 3L, 1L))
                    || (in.channelsLast() && !order.equals(List.of(0L, 3L, 1L, 2L)));
            told = new Shape(sizes, last);
        }
        return put(node, new Operation.Reshape(told.sizes()), told);
    }

    private boolean concat(NodeProto node, OnnxAttributes attributes) {
        long axis = attributes.whole("axis", 1);
        return put(
                node,
                new Operation.Join(JoinKind.CONCAT, (int) Math.max(-8, Math.min(8, axis > 0 ? axis - 1 : axis))),
                values.inputs(node).size() < node.getInputCount() ? values.told(node.getOutput(0)) : Shape.UNKNOWN);
    }

    private boolean reduce(NodeProto node, OnnxAttributes attributes) {
        long[] axes = axes(node, attributes);
        Shape in = values.shape(node.getInput(0));
        if (axes == null || !in.isImage()) {
            return false;
        }
        long[] places = Arrays.stream(axes)
                .map(axis -> axis < 0 ? axis + 4 : axis)
                .sorted()
                .toArray();
        if (!Arrays.equals(places, in.channelsLast() ? new long[] {1, 2} : new long[] {2, 3})) {
            return false;
        }
        PoolKind kind = node.getOpType().equals("ReduceMax") ? PoolKind.MAX : PoolKind.AVERAGE;
        return put(node, new Operation.GlobalPool(kind, 1, 1, attributes.whole("keepdims", 1) == 0), Shape.UNKNOWN);
    }

    private boolean pad(NodeProto node, OnnxAttributes attributes) {
        List<Long> given = attributes.wholes("pads");
        long[] pads = given.isEmpty() && node.getInputCount() > 1
                ? values.numbers(node.getInput(1))
                : given.stream().mapToLong(Long::longValue).toArray();
        Shape in = values.shape(node.getInput(0));
        if (pads == null
                || pads.length != 8
                || !in.isImage()
                || Arrays.stream(pads).anyMatch(p -> Math.abs(p) > 65_536)) {
            return put(node, new Operation.Reshape(List.of()), values.told(node.getOutput(0)));
        }
        int first = in.channelsLast() ? 1 : 2;
        return put(
                node, new Operation.Pad(pads[first], pads[first + 1], pads[first + 4], pads[first + 5]), Shape.UNKNOWN);
    }

    private boolean slice(NodeProto node) {
        Shape in = values.shape(node.getInput(0));
        long[] starts = node.getInputCount() > 3 ? values.numbers(node.getInput(1)) : null;
        long[] ends = node.getInputCount() > 3 ? values.numbers(node.getInput(2)) : null;
        long[] axes = node.getInputCount() > 3 ? values.numbers(node.getInput(3)) : null;
        long[] steps = node.getInputCount() > 4 ? values.numbers(node.getInput(4)) : null;
        Shape told = values.told(node.getOutput(0));
        if (starts != null
                && ends != null
                && axes != null
                && axes.length == 1
                && starts.length == 1
                && ends.length == 1) {
            told = OnnxNumbers.sliced(
                    in, axes[0], starts[0], ends[0], steps == null || steps.length != 1 ? 1 : steps[0], told);
        }
        return put(node, new Operation.Reshape(told.sizes()), told);
    }

    private boolean resize(NodeProto node) {
        long[] sizes = node.getInputCount() > 3 ? values.numbers(node.getInput(3)) : null;
        Shape told = values.told(node.getOutput(0));
        long rows = sizes != null && sizes.length == 4 ? sizes[2] : told.height();
        long columns = sizes != null && sizes.length == 4 ? sizes[3] : told.width();
        return put(node, new Operation.Resize(0, 0, rows, columns), told);
    }

    /** A layer for each part. */
    private boolean split(NodeProto node, OnnxAttributes attributes) {
        Shape in = values.shape(node.getInput(0));
        long axis = attributes.whole("axis", 0);
        long[] given = node.getInputCount() > 1 ? values.numbers(node.getInput(1)) : null;
        List<Long> parts = attributes.wholes("split");
        for (int i = 0; i < node.getOutputCount(); i++) {
            Shape told = values.told(node.getOutput(i));
            int place = (int) (axis < 0 ? axis + in.sizes().size() : axis - 1);
            if (in.isKnown() && place >= 0 && place < in.sizes().size()) {
                List<Long> sizes = new ArrayList<>(in.sizes());
                long even = (sizes.get(place) + node.getOutputCount() - 1) / node.getOutputCount();
                sizes.set(place, given != null && i < given.length ? given[i] : i < parts.size() ? parts.get(i) : even);
                told = new Shape(sizes, in.channelsLast());
            }
            values.layer(
                    node.getOutput(i),
                    builder.add(
                            OnnxNames.of(node),
                            "Split",
                            new Operation.Reshape(told.sizes()),
                            values.inputs(node),
                            told,
                            Parameters.NONE));
        }
        return true;
    }
}
