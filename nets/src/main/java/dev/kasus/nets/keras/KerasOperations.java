package dev.kasus.nets.keras;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasus.nets.graph.Function;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.JoinKind;
import dev.kasus.nets.graph.Operation.NormKind;
import dev.kasus.nets.graph.Operation.PoolKind;
import dev.kasus.nets.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a layer of Keras does. */
final class KerasOperations {
    private static final Set<String> SAME =
            Set.of("Identity", "ActivityRegularization", "GaussianNoise", "StochasticDepth", "DropPath");

    private KerasOperations() {}

    /**
     * The operation of a layer, without the activation that it may bring along.
     *
     * @param in the shape that comes in
     * @param paths how many paths come in
     */
    static Operation of(KerasConfig layer, Shape in, int paths) {
        long channels = in.channels();
        boolean bias = layer.flag("use_bias", true);
        return switch (layer.type()) {
            case "InputLayer" -> new Operation.Input();
            case "Conv2D", "Convolution2D" ->
                new Operation.Conv(
                        layer.window("kernel_size", false),
                        layer.number("filters", 0),
                        channels,
                        layer.number("groups", 1),
                        bias,
                        false);
            case "Conv2DTranspose", "Convolution2DTranspose" ->
                new Operation.Conv(
                        layer.window("kernel_size", false), layer.number("filters", 0), channels, 1, bias, true);
            case "DepthwiseConv2D", "SeparableConv2D", "SeparableConvolution2D" -> depthwise(layer, channels);
            case "Dense" -> new Operation.Dense(layer.number("units", 0), channels, bias);
            case "BatchNormalization", "SyncBatchNormalization" ->
                new Operation.Norm(NormKind.BATCH, layer.fraction("epsilon", 1e-3));
            case "LayerNormalization", "RMSNormalization" ->
                new Operation.Norm(NormKind.LAYER, layer.fraction("epsilon", 1e-3));
            case "GroupNormalization" ->
                new Operation.Norm(
                        layer.config().path("groups").asLong() == -1 ? NormKind.INSTANCE : NormKind.GROUP,
                        layer.fraction("epsilon", 1e-3));
            case "UnitNormalization" -> new Operation.Norm(NormKind.OTHER, 0);
            case "MaxPooling2D", "MaxPool2D" -> new Operation.Pool(PoolKind.MAX, layer.window("pool_size", true));
            case "AveragePooling2D", "AvgPool2D" ->
                new Operation.Pool(PoolKind.AVERAGE, layer.window("pool_size", true));
            case "GlobalAveragePooling2D", "GlobalAvgPool2D", "GlobalAveragePooling1D" ->
                new Operation.GlobalPool(PoolKind.AVERAGE, 1, 1, !layer.flag("keepdims", false));
            case "GlobalMaxPooling2D", "GlobalMaxPool2D", "GlobalMaxPooling1D" ->
                new Operation.GlobalPool(PoolKind.MAX, 1, 1, !layer.flag("keepdims", false));
            case "Dropout", "GaussianDropout", "AlphaDropout" ->
                new Operation.Dropout(layer.fraction("rate", 0.5), false);
            case "SpatialDropout2D", "SpatialDropout1D" -> new Operation.Dropout(layer.fraction("rate", 0.5), true);
            case "Flatten" -> new Operation.Flatten();
            case "Reshape" -> new Operation.Reshape(sizes(layer.config().path("target_shape")));
            case "Permute" -> permute(layer, in);
            case "Add", "Average", "Subtract", "Maximum", "Minimum", "Multiply", "Concatenate" -> join(layer, paths);
            default -> activation(layer).orElseGet(() -> other(layer, in));
        };
    }

    private static Operation depthwise(KerasConfig layer, long channels) {
        long multiplier = layer.number("depth_multiplier", 1);
        boolean bias = layer.type().equals("DepthwiseConv2D") && layer.flag("use_bias", true);
        long filters = channels < 0 ? -1 : channels * multiplier;
        return new Operation.Conv(layer.window("kernel_size", false), filters, channels, channels, bias, false);
    }

    private static Operation join(KerasConfig layer, int paths) {
        if (paths < 2) {
            return new Operation.Scaling();
        }
        return switch (layer.type()) {
            case "Add", "Average", "Subtract" -> new Operation.Join(JoinKind.ADD, 0);
            case "Multiply" -> new Operation.Join(JoinKind.MULTIPLY, 0);
            case "Concatenate" -> {
                int axis = layer.config().path("axis").asInt(-1);
                yield new Operation.Join(JoinKind.CONCAT, axis > 0 ? axis - 1 : axis);
            }
            default -> new Operation.Join(JoinKind.OTHER, 0);
        };
    }

    private static java.util.Optional<Operation> activation(KerasConfig layer) {
        return java.util.Optional.ofNullable(
                switch (layer.type()) {
                    case "Activation" -> activation(layer.config().path("activation"));
                    case "ReLU" ->
                        new Operation.Activation(
                                layer.fraction("max_value", 0) == 6
                                        ? Function.RELU6
                                        : layer.fraction("negative_slope", 0) > 0
                                                ? Function.LEAKY_RELU
                                                : Function.RELU);
                    case "PReLU" -> new Operation.Activation(Function.PRELU);
                    case "Softmax", "LogSoftmax" -> new Operation.Softmax(-1);
                    default -> {
                        Function function = KerasConfig.function(
                                com.fasterxml.jackson.databind.node.TextNode.valueOf(layer.type()));
                        yield function == Function.OTHER ? null : new Operation.Activation(function);
                    }
                });
    }

    /** The operation of an activation by name; a linear one hands numbers on. */
    static Operation activation(JsonNode node) {
        String word = KerasConfig.word(node);
        if (word.equals("softmax") || word.equals("logsoftmax")) {
            return new Operation.Softmax(-1);
        }
        return isLinear(node) ? new Operation.Reshape(List.of()) : new Operation.Activation(KerasConfig.function(node));
    }

    static boolean isLinear(JsonNode node) {
        String word = KerasConfig.word(node);
        return word.isEmpty() || word.equals("linear");
    }

    private static Operation other(KerasConfig layer, Shape in) {
        if (layer.type().startsWith("Random") || layer.type().equals("RandAugment")) {
            return new Operation.Augmentation();
        }
        if (SAME.contains(layer.type())) {
            return new Operation.Dropout(layer.fraction("drop_path_rate", layer.fraction("rate", 0)), true);
        }
        return switch (layer.type()) {
            case "Rescaling", "Normalization", "Negative", "Divide", "TrueDivide" -> new Operation.Scaling();
            case "LayerScale" -> new Operation.TrainedScaling();
            case "MultiHeadAttention", "Attention", "GroupedQueryAttention" ->
                new Operation.Attention(layer.number("num_heads", 1));
            case "ZeroPadding2D" -> {
                long[] sides = layer.sides("padding");
                yield new Operation.Pad(sides[0], sides[1], sides[2], sides[3]);
            }
            case "Cropping2D" -> {
                long[] sides = layer.sides("cropping");
                yield new Operation.Pad(-sides[0], -sides[1], -sides[2], -sides[3]);
            }
            case "UpSampling2D" -> {
                JsonNode size = layer.config().path("size");
                yield new Operation.Resize(
                        size.path(0).asDouble(size.asDouble(2)), size.path(1).asDouble(size.asDouble(2)), 0, 0);
            }
            case "Resizing" -> new Operation.Resize(0, 0, layer.number("height", 1), layer.number("width", 1));
            case "CenterCrop" ->
                new Operation.Resize(0, 0, layer.number("height", in.height()), layer.number("width", in.width()));
            default -> new Operation.Other();
        };
    }

    private static Operation permute(KerasConfig layer, Shape in) {
        List<Long> sizes = new ArrayList<>();
        for (JsonNode axis : layer.config().path("dims")) {
            int place = axis.asInt() - 1;
            if (place < 0 || place >= in.sizes().size()) {
                return new Operation.Reshape(List.of());
            }
            sizes.add(in.sizes().get(place));
        }
        return new Operation.Reshape(sizes);
    }

    private static List<Long> sizes(JsonNode array) {
        List<Long> sizes = new ArrayList<>();
        array.forEach(size -> sizes.add(Math.max(-1, Math.min(1L << 40, size.asLong(-1)))));
        return sizes;
    }
}
