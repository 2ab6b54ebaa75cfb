package dev.kasus.nets.onnx;

import dev.kasus.nets.graph.Maker;
import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.NetworkBuilder.Parameters;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Settings;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.Unsaid;
import dev.kasus.nets.proto.GraphProto;
import dev.kasus.nets.proto.ModelProto;
import dev.kasus.nets.proto.NodeProto;
import dev.kasus.nets.proto.TensorProto;
import dev.kasus.nets.proto.ValueInfoProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** An ONNX graph as layers. */
final class OnnxGraph {
    private static final Set<String> ALIASES = Set.of("Identity", "Cast", "CastLike", "StopGradient");

    private final GraphProto graph;
    private final NetworkBuilder builder;
    private final OnnxTensors tensors;
    private final OnnxValues values;
    private final OnnxLayers layers;
    private final OnnxMath math;
    private final OnnxShapes shapes;

    OnnxGraph(Path file, ModelProto model, Unsaid unsaid) {
        builder = new NetworkBuilder(unsaid);
        graph = model.getGraph();
        tensors = new OnnxTensors(file);
        values = new OnnxValues(builder, tensors);
        layers = new OnnxLayers(builder, values);
        math = new OnnxMath(builder, values);
        shapes = new OnnxShapes(builder, values);
    }

    Network network(String format, Maker maker) {
        graph.getValueInfoList().forEach(values::tell);
        graph.getOutputList().forEach(values::tell);
        graph.getInitializerList().forEach(values::initializer);
        graph.getNodeList().forEach(values::use);
        for (ValueInfoProto input : graph.getInputList()) {
            entrance(input);
        }
        graph.getNodeList().forEach(this::add);
        List<String> ends = graph.getOutputList().stream()
                .map(output -> values.layer(output.getName()))
                .filter(Objects::nonNull)
                .toList();
        if (!ends.isEmpty()) {
            builder.keepWhatLeadsTo(ends);
        }
        return builder.build(format, maker, true, tensors);
    }

    private void entrance(ValueInfoProto input) {
        if (values.tensor(input.getName()) != null) {
            return;
        }
        List<Long> sizes = OnnxValues.sizes(input);
        Shape shape =
                sizes.size() > 1 ? new Shape(sizes.subList(1, sizes.size()), isChannelsLast(sizes)) : Shape.UNKNOWN;
        values.layer(
                input.getName(),
                builder.add(input.getName(), "Input", new Operation.Input(), List.of(), shape, Parameters.NONE));
    }

    /** Whether an image has its channels last, as networks of TensorFlow have it. */
    private static boolean isChannelsLast(List<Long> sizes) {
        return sizes.size() == 4 && sizes.get(3) >= 1 && sizes.get(3) <= 4 && (sizes.get(1) > 4 || sizes.get(1) < 0);
    }

    private void add(NodeProto node) {
        if (node.getOutputCount() == 0) {
            return;
        }
        String type = node.getOpType();
        String output = node.getOutput(0);
        if (type.equals("Constant")) {
            TensorProto tensor = new OnnxAttributes(node).tensor("value");
            if (tensor != null) {
                values.constant(output, tensor);
            }
        } else if (ALIASES.contains(type) && node.getInputCount() > 0) {
            values.alias(output, node.getInput(0));
        } else if (type.equals("Transpose") && node.getInputCount() > 0 && isMatrix(node.getInput(0))) {
            values.turned(output, node.getInput(0));
        } else if (!shapes.add(node) && !layers.add(node) && !math.add(node)) {
            other(node);
        }
    }

    private boolean isMatrix(String value) {
        TensorProto tensor = values.tensor(value);
        return tensor != null && tensor.getDimsCount() == 2;
    }

    /** What we have no word for; parameters that it alone takes are its own. */
    private void other(NodeProto node) {
        List<String> inputs = values.inputs(node);
        long parameters = node.getInputList().stream().mapToLong(values::count).sum();
        if (inputs.isEmpty() && parameters == 0) {
            return;
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            Parameters own = i == 0 ? new Parameters(parameters, 0, Settings.UNKNOWN, Map.of()) : Parameters.NONE;
            Operation operation = inputs.isEmpty() ? new Operation.Constant() : new Operation.Other();
            values.layer(
                    node.getOutput(i),
                    builder.add(
                            OnnxNames.of(node),
                            node.getOpType(),
                            operation,
                            inputs,
                            values.told(node.getOutput(i)),
                            own));
        }
    }
}
