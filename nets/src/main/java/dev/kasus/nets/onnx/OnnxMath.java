package dev.kasus.nets.onnx;

import dev.kasus.nets.graph.Function;
import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.NetworkBuilder.Parameters;
import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.Activation;
import dev.kasus.nets.graph.Operation.JoinKind;
import dev.kasus.nets.graph.Operation.Scaling;
import dev.kasus.nets.graph.Settings;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.WeightRole;
import dev.kasus.nets.proto.NodeProto;
import dev.kasus.nets.proto.TensorProto;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arithmetic of ONNX: paths that are added or multiplied, and activations that are spelled out in small steps. */
final class OnnxMath {
    private static final Set<String> TWO = Set.of("Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "Sum", "Mean");
    private static final Set<String> ONE = Set.of("Neg", "Sqrt", "Abs", "Exp", "Log", "Reciprocal", "Floor");

    private final NetworkBuilder builder;
    private final OnnxValues values;
    /** Values that are steps of a GELU, and the value that it is a function of. */
    private final Map<String, String> partsOfGelu = new HashMap<>();

    private final Set<String> biased = new HashSet<>();

    OnnxMath(NetworkBuilder builder, OnnxValues values) {
        this.builder = builder;
        this.values = values;
    }

    /** Adds what the node is; gives whether it was arithmetic. */
    boolean add(NodeProto node) {
        if (node.getOpType().equals("Erf")) {
            return erf(node);
        }
        if (ONE.contains(node.getOpType()) && values.isLayer(node.getInput(0))) {
            return put(node, new Scaling(), Parameters.NONE);
        }
        if (!TWO.contains(node.getOpType()) || node.getInputCount() < 2) {
            return false;
        }
        List<String> inputs = values.inputs(node);
        if (inputs.isEmpty()) {
            return false;
        }
        if (node.getInputCount() == 2 && (partOfGelu(node) || isSwish(node))) {
            return true;
        }
        return inputs.size() >= 2 ? join(node) : scaling(node);
    }

    private boolean put(NodeProto node, Operation operation, Parameters parameters) {
        List<String> inputs = values.inputs(node);
        values.layer(
                node.getOutput(0),
                builder.add(OnnxNames.of(node), node.getOpType(), operation, inputs, Shape.UNKNOWN, parameters));
        return true;
    }

    private boolean join(NodeProto node) {
        JoinKind kind = switch (node.getOpType()) {
            case "Add", "Sub", "Sum", "Mean" -> JoinKind.ADD;
            case "Mul" -> JoinKind.MULTIPLY;
            default -> JoinKind.OTHER;
        };
        return put(node, new Operation.Join(kind, 0), Parameters.NONE);
    }

    private boolean scaling(NodeProto node) {
        int constant = values.isLayer(node.getInput(0)) ? 1 : 0;
        String value = node.getInput(constant);
        TensorProto tensor = values.tensor(value);
        if (tensor != null && node.getOpType().equals("Add") && bias(node, constant, tensor)) {
            return true;
        }
        long count = values.count(value);
        return count > 1
                ? put(node, new Operation.TrainedScaling(), new Parameters(count, 0, Settings.UNKNOWN, Map.of()))
                : put(node, new Scaling(), new Parameters(count, 0, Settings.UNKNOWN, Map.of()));
    }

    /** A dense layer and what is added to it are one. */
    private boolean bias(NodeProto node, int constant, TensorProto tensor) {
        String name = values.layer(node.getInput(1 - constant));
        Node dense = builder.node(name);
        if (dense == null
                || !(dense.operation() instanceof Operation.Dense it)
                || it.bias()
                || OnnxTensors.count(tensor) != it.units()
                || values.uses(node.getInput(1 - constant)) != 1
                || !biased.add(dense.name())) {
            return false;
        }
        Map<WeightRole, TensorRef> tensors = new EnumMap<>(WeightRole.class);
        tensors.putAll(dense.weights());
        String key = values.key(node.getInput(constant));
        tensors.put(WeightRole.BIAS, new TensorRef(key, OnnxTensors.sizes(tensor), 0));
        builder.replace(new Node(
                dense.name(),
                dense.type(),
                new Operation.Dense(it.units(), it.inputs(), true),
                dense.inputs(),
                dense.output(),
                dense.trained() + values.count(key),
                dense.fixed(),
                dense.settings(),
                tensors));
        values.layer(node.getOutput(0), dense.name());
        return true;
    }

    /** x times the sigmoid of x. */
    private boolean isSwish(NodeProto node) {
        if (!node.getOpType().equals("Mul")) {
            return false;
        }
        for (int i = 0; i < 2; i++) {
            String gate = values.layer(node.getInput(i));
            String path = values.layer(node.getInput(1 - i));
            Node bent = builder.node(gate);
            if (bent != null
                    && path != null
                    && bent.operation() instanceof Activation activation
                    && activation.function().isSigmoid()
                    && bent.inputs().equals(List.of(path))) {
                Function function = activation.function() == Function.SIGMOID ? Function.SILU : Function.HARD_SWISH;
                if (values.uses(node.getInput(i)) == 1) {
                    builder.remove(bent.name());
                }
                values.layer(
                        node.getOutput(0), builder.add(bent.name(), "Mul", new Activation(function), List.of(path)));
                return true;
            }
        }
        return false;
    }

    /** The middle of 0.5 x (1 + erf(x / sqrt 2)). */
    private boolean erf(NodeProto node) {
        String name = values.layer(node.getInput(0));
        Node scaled = name == null ? null : builder.nodes().get(name);
        if (scaled == null
                || !(scaled.operation() instanceof Scaling)
                || scaled.inputs().size() != 1) {
            return false;
        }
        String path = scaled.inputs().get(0);
        values.layer(
                node.getOutput(0),
                builder.add(OnnxNames.of(node), "Erf", new Activation(Function.GELU), List.of(path)));
        partsOfGelu.put(node.getOutput(0), path);
        return true;
    }

    private boolean partOfGelu(NodeProto node) {
        for (int i = 0; i < 2; i++) {
            String path = partsOfGelu.get(node.getInput(i));
            String other = node.getInput(1 - i);
            if (path == null) {
                continue;
            }
            String layer = values.layer(other);
            Node otherNode = layer == null ? null : builder.nodes().get(layer);
            boolean same = layer != null
                    && (layer.equals(path)
                            || (otherNode != null
                                    && otherNode.operation() instanceof Scaling
                                    && otherNode.inputs().equals(List.of(path))));
            if (same || !Double.isNaN(values.scalar(other))) {
                values.alias(node.getOutput(0), node.getInput(i));
                partsOfGelu.put(node.getOutput(0), path);
                return true;
            }
        }
        return false;
    }
}
