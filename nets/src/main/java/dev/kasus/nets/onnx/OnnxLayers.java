package dev.kasus.nets.onnx;

import dev.kasus.nets.graph.Function;
import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.NetworkBuilder.Parameters;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.NormKind;
import dev.kasus.nets.graph.Operation.PoolKind;
import dev.kasus.nets.graph.Settings;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.WeightRole;
import dev.kasus.nets.graph.Window;
import dev.kasus.nets.proto.NodeProto;
import dev.kasus.nets.proto.TensorProto;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Convolutions, dense layers, norms, poolings and activations of ONNX. */
final class OnnxLayers {
    private static final Map<String, Function> FUNCTIONS = Map.ofEntries(
            Map.entry("Relu", Function.RELU),
            Map.entry("LeakyRelu", Function.LEAKY_RELU),
            Map.entry("Elu", Function.ELU),
            Map.entry("Celu", Function.CELU),
            Map.entry("Selu", Function.SELU),
            Map.entry("Gelu", Function.GELU),
            Map.entry("Swish", Function.SILU),
            Map.entry("HardSwish", Function.HARD_SWISH),
            Map.entry("Mish", Function.MISH),
            Map.entry("Sigmoid", Function.SIGMOID),
            Map.entry("HardSigmoid", Function.HARD_SIGMOID),
            Map.entry("Tanh", Function.TANH),
            Map.entry("Softsign", Function.SOFTSIGN),
            Map.entry("Softplus", Function.SOFTPLUS),
            Map.entry("ThresholdedRelu", Function.OTHER));

    private final NetworkBuilder builder;
    private final OnnxValues values;

    OnnxLayers(NetworkBuilder builder, OnnxValues values) {
        this.builder = builder;
        this.values = values;
    }

    /** Adds a layer; gives whether the node was one. */
    boolean add(NodeProto node) {
        if (node.getInputCount() == 0 || !values.isLayer(node.getInput(0))) {
            return false;
        }
        OnnxAttributes attributes = new OnnxAttributes(node);
        return switch (node.getOpType()) {
            case "Conv", "ConvTranspose" -> conv(node, attributes);
            case "Gemm" -> gemm(node, attributes);
            case "MatMul" -> matMul(node);
            case "BatchNormalization" -> norm(node, NormKind.BATCH, attributes);
            case "LayerNormalization" -> norm(node, NormKind.LAYER, attributes);
            case "GroupNormalization" -> norm(node, NormKind.GROUP, attributes);
            case "InstanceNormalization" -> norm(node, NormKind.INSTANCE, attributes);
            case "LRN" -> plain(node, new Operation.Norm(NormKind.LOCAL_RESPONSE, 0));
            case "LpNormalization" -> plain(node, new Operation.Norm(NormKind.OTHER, 0));
            case "MaxPool" -> pool(node, PoolKind.MAX, attributes);
            case "AveragePool" -> pool(node, PoolKind.AVERAGE, attributes);
            case "GlobalAveragePool" -> plain(node, new Operation.GlobalPool(PoolKind.AVERAGE, 1, 1, false));
            case "GlobalMaxPool" -> plain(node, new Operation.GlobalPool(PoolKind.MAX, 1, 1, false));
            case "Softmax", "LogSoftmax" -> plain(node, new Operation.Softmax(axis(attributes)));
            case "Dropout" -> plain(node, new Operation.Dropout(rate(node, attributes), false));
            case "Clip" -> plain(node, new Operation.Activation(clip(node, attributes)));
            case "PRelu" ->
                add(
                        node,
                        node.getInput(0),
                        new Operation.Activation(Function.PRELU),
                        own(values.count(node.getInput(1)), Map.of()));
            default -> {
                Function function = FUNCTIONS.get(node.getOpType());
                yield function != null && plain(node, new Operation.Activation(function));
            }
        };
    }

    private static int axis(OnnxAttributes attributes) {
        long axis = attributes.whole("axis", -1);
        return axis > 0 && axis < 8 ? (int) axis - 1 : -1;
    }

    private double rate(NodeProto node, OnnxAttributes attributes) {
        double given = node.getInputCount() > 1 ? values.scalar(node.getInput(1)) : Double.NaN;
        return Double.isNaN(given) ? attributes.real("ratio", 0.5) : given;
    }

    private Function clip(NodeProto node, OnnxAttributes attributes) {
        double low = node.getInputCount() > 1 ? values.scalar(node.getInput(1)) : attributes.real("min", Double.NaN);
        double high = node.getInputCount() > 2 ? values.scalar(node.getInput(2)) : attributes.real("max", Double.NaN);
        return low == 0 && high == 6 ? Function.RELU6 : low == 0 && Double.isNaN(high) ? Function.RELU : Function.OTHER;
    }

    private boolean plain(NodeProto node, Operation operation) {
        return add(node, "", operation, Parameters.NONE);
    }

    private boolean add(NodeProto node, String namedBy, Operation operation, Parameters parameters) {
        String name = namedBy.isEmpty() ? OnnxNames.of(node) : OnnxNames.ofWeights(values.key(namedBy), node);
        String in = values.layer(node.getInput(0));
        String added = builder.add(
                name, node.getOpType(), operation, in == null ? List.of() : List.of(in), Shape.UNKNOWN, parameters);
        Shape told = values.told(node.getOutput(0));
        if (!builder.shape(added).isComplete() && told.isKnown()) {
            builder.reshape(added, told);
        }
        values.layer(node.getOutput(0), added);
        return true;
    }

    private static Parameters own(long count, Map<WeightRole, TensorRef> tensors) {
        return new Parameters(count, 0, Settings.UNKNOWN, tensors);
    }

    private @Nullable TensorRef reference(NodeProto node, int index, int filterAxis) {
        if (index >= node.getInputCount()) {
            return null;
        }
        TensorProto tensor = values.tensor(node.getInput(index));
        return tensor == null || tensor.getDimsCount() == 0
                ? null
                : new TensorRef(
                        values.key(node.getInput(index)),
                        OnnxTensors.sizes(tensor),
                        Math.min(filterAxis, tensor.getDimsCount() - 1));
    }

    /** A kernel, with a bias if there is one. */
    private Parameters weighted(NodeProto node, TensorRef kernel) {
        Map<WeightRole, TensorRef> tensors = new EnumMap<>(WeightRole.class);
        tensors.put(WeightRole.KERNEL, kernel);
        TensorRef bias = reference(node, 2, 0);
        if (bias != null) {
            tensors.put(WeightRole.BIAS, bias);
        }
        long count = values.count(node.getInput(1)) + (bias == null ? 0 : values.count(node.getInput(2)));
        return own(count, tensors);
    }

    private boolean conv(NodeProto node, OnnxAttributes attributes) {
        boolean transposed = node.getOpType().equals("ConvTranspose");
        TensorRef kernel = reference(node, 1, transposed ? 1 : 0);
        if (kernel == null || kernel.sizes().size() != 4) {
            return false;
        }
        Window window = attributes.window(kernel.sizes().subList(2, 4));
        if (window == null) {
            return false;
        }
        long groups = Math.max(1, Math.min(1 << 24, attributes.whole("group", 1)));
        long first = kernel.sizes().get(0);
        long second = kernel.sizes().get(1);
        boolean bias = node.getInputCount() > 2 && !node.getInput(2).isEmpty();
        Operation.Conv conv = transposed
                ? new Operation.Conv(window, second * groups, first, groups, bias, true)
                : new Operation.Conv(window, first, second * groups, groups, bias, false);
        return add(node, node.getInput(1), conv, weighted(node, kernel));
    }

    private boolean gemm(NodeProto node, OnnxAttributes attributes) {
        boolean turned = attributes.whole("transB", 0) == 1;
        TensorRef kernel = reference(node, 1, turned ? 0 : 1);
        if (kernel == null || kernel.sizes().size() != 2) {
            return false;
        }
        long units = kernel.sizes().get(turned ? 0 : 1);
        long inputs = kernel.sizes().get(turned ? 1 : 0);
        boolean bias = node.getInputCount() > 2 && !node.getInput(2).isEmpty();
        return add(node, node.getInput(1), new Operation.Dense(units, inputs, bias), weighted(node, kernel));
    }

    private boolean matMul(NodeProto node) {
        boolean turned = values.isTurned(node.getInput(1));
        TensorRef kernel = reference(node, 1, turned ? 0 : 1);
        if (kernel != null && kernel.sizes().size() == 2) {
            Operation.Dense dense = new Operation.Dense(
                    kernel.sizes().get(turned ? 0 : 1), kernel.sizes().get(turned ? 1 : 0), false);
            return add(node, node.getInput(1), dense, weighted(node, kernel));
        }
        if (!values.isLayer(node.getInput(1))) {
            return false;
        }
        values.layer(
                node.getOutput(0),
                builder.add(
                        OnnxNames.of(node),
                        "MatMul",
                        new Operation.Attention(1),
                        values.inputs(node),
                        values.told(node.getOutput(0)),
                        Parameters.NONE));
        return true;
    }

    private boolean norm(NodeProto node, NormKind kind, OnnxAttributes attributes) {
        WeightRole[] roles = {WeightRole.SCALE, WeightRole.SHIFT, WeightRole.MEAN, WeightRole.VARIANCE};
        Map<WeightRole, TensorRef> tensors = new EnumMap<>(WeightRole.class);
        long trained = 0;
        long fixed = 0;
        for (int i = 1; i < node.getInputCount() && i <= roles.length; i++) {
            TensorRef tensor = reference(node, i, 0);
            if (tensor != null) {
                tensors.put(roles[i - 1], tensor);
                long count = values.count(node.getInput(i));
                trained += roles[i - 1].isTrained() ? count : 0;
                fixed += roles[i - 1].isTrained() ? 0 : count;
            }
        }
        String namedBy = node.getInputCount() > 1 ? node.getInput(1) : "";
        return add(
                node,
                namedBy,
                new Operation.Norm(kind, attributes.real("epsilon", 1e-5)),
                new Parameters(trained, fixed, Settings.UNKNOWN, tensors));
    }

    private boolean pool(NodeProto node, PoolKind kind, OnnxAttributes attributes) {
        Window window = attributes.window(attributes.wholes("kernel_shape"));
        return window != null && plain(node, new Operation.Pool(kind, window));
    }
}
