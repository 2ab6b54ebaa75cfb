package dev.kasus.nets.torch;

import dev.kasus.nets.graph.Function;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.JoinKind;
import dev.kasus.nets.graph.Operation.NormKind;
import dev.kasus.nets.graph.Operation.PoolKind;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.Window;
import dev.kasus.nets.torch.AtenCall.Weight;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an operation of PyTorch is. */
final class AtenOperations {
    private static final Map<String, Function> FUNCTIONS = Map.ofEntries(
            Map.entry("relu", Function.RELU),
            Map.entry("relu6", Function.RELU6),
            Map.entry("leaky_relu", Function.LEAKY_RELU),
            Map.entry("prelu", Function.PRELU),
            Map.entry("elu", Function.ELU),
            Map.entry("celu", Function.CELU),
            Map.entry("selu", Function.SELU),
            Map.entry("gelu", Function.GELU),
            Map.entry("silu", Function.SILU),
            Map.entry("hardswish", Function.HARD_SWISH),
            Map.entry("mish", Function.MISH),
            Map.entry("sigmoid", Function.SIGMOID),
            Map.entry("hardsigmoid", Function.HARD_SIGMOID),
            Map.entry("tanh", Function.TANH),
            Map.entry("softplus", Function.SOFTPLUS),
            Map.entry("exp", Function.EXPONENTIAL));

    /** Operations that hand a tensor on as it is. */
    static final Set<String> SAME = Set.of(
            "contiguous",
            "clone",
            "detach",
            "to",
            "_to_copy",
            "alias",
            "lift_fresh_copy",
            "type_as",
            "float",
            "identity");

    private static final Set<String> MOVES = Set.of(
            "view",
            "reshape",
            "permute",
            "transpose",
            "squeeze",
            "unsqueeze",
            "slice",
            "select",
            "expand",
            "t",
            "movedim",
            "roll",
            "_unsafe_view",
            "unflatten",
            "repeat",
            "index",
            "narrow",
            "unbind",
            "chunk",
            "split",
            "split_with_sizes",
            "getitem");

    private AtenOperations() {}

    static Operation of(AtenCall call) {
        Function function = FUNCTIONS.get(call.operation());
        if (function != null) {
            return new Operation.Activation(function);
        }
        return switch (call.operation()) {
            case "conv2d" -> conv(call, false, 6);
            case "convolution", "_convolution" -> conv(call, call.flag(6, "transposed"), 8);
            case "conv_transpose2d" -> conv(call, true, 6);
            case "linear" -> dense(call, 1, 2);
            case "addmm" -> dense(call, 2, 0);
            case "batch_norm", "_native_batch_norm_legit_no_training" -> new Operation.Norm(NormKind.BATCH, 1e-5);
            case "layer_norm", "native_layer_norm" -> new Operation.Norm(NormKind.LAYER, 1e-5);
            case "group_norm", "native_group_norm" -> new Operation.Norm(NormKind.GROUP, 1e-5);
            case "instance_norm" -> new Operation.Norm(NormKind.INSTANCE, 1e-5);
            case "max_pool2d", "max_pool2d_with_indices" ->
                pool(call, PoolKind.MAX, call.side(4, "dilation", 0, 1), call.flag(5, "ceil_mode"));
            case "avg_pool2d" -> pool(call, PoolKind.AVERAGE, 1, call.flag(4, "ceil_mode"));
            case "adaptive_avg_pool2d", "_adaptive_avg_pool2d" -> adaptive(call, PoolKind.AVERAGE);
            case "adaptive_max_pool2d" -> adaptive(call, PoolKind.MAX);
            case "mean" -> mean(call);
            case "hardtanh" ->
                new Operation.Activation(
                        call.real(1, "min_val", -1) == 0 && call.real(2, "max_val", 1) == 6
                                ? Function.RELU6
                                : Function.TANH);
            case "clamp" ->
                new Operation.Activation(
                        call.real(1, "min", -1) == 0
                                ? (call.get(2, "max") == null ? Function.RELU : Function.RELU6)
                                : Function.OTHER);
            case "softmax", "_softmax", "log_softmax", "_log_softmax" ->
                new Operation.Softmax(axis(call.whole(1, "dim", -1)));
            case "dropout", "alpha_dropout" -> new Operation.Dropout(call.real(1, "p", 0.5), false);
            case "feature_dropout" -> new Operation.Dropout(call.real(1, "p", 0.5), true);
            case "flatten" -> new Operation.Flatten();
            case "add", "sub", "mul", "div" -> arithmetic(call);
            case "cat", "concat" -> new Operation.Join(JoinKind.CONCAT, axis(call.whole(1, "dim", 0)));
            case "stack" -> new Operation.Join(JoinKind.OTHER, 0);
            case "scaled_dot_product_attention", "matmul", "bmm", "mm", "baddbmm" -> new Operation.Attention(1);
            case "pad", "constant_pad_nd" -> pad(call.wholes(1, "pad"));
            case "upsample_nearest2d", "upsample_bilinear2d" -> resize(call.wholes(1, "output_size"));
            default -> MOVES.contains(call.operation()) ? moved(call) : new Operation.Other();
        };
    }

    private static int axis(long axis) {
        return axis > 0 && axis < 8 ? (int) axis - 1 : axis < 0 && axis > -8 ? (int) axis : -1;
    }

    private static Operation conv(AtenCall call, boolean transposed, int groupsAt) {
        if (!(call.get(1, "weight") instanceof Weight kernel) || kernel.sizes().size() != 4) {
            return new Operation.Other();
        }
        long groups = Math.max(1, call.whole(groupsAt, "groups", 1));
        boolean same = "same".equals(call.get(4, "padding"));
        Window window = new Window(
                (int) Math.max(1, Math.min(65_536, kernel.sizes().get(2))),
                (int) Math.max(1, Math.min(65_536, kernel.sizes().get(3))),
                Math.max(1, call.side(3, "stride", 0, 1)),
                Math.max(1, call.side(3, "stride", 1, 1)),
                Math.max(
                        1,
                        transposed && groupsAt == 6 ? call.side(7, "dilation", 0, 1) : call.side(5, "dilation", 0, 1)),
                same
                        ? Window.Padding.SAME
                        : Window.Padding.of(call.side(4, "padding", 0, 0), call.side(4, "padding", 1, 0)),
                false);
        boolean bias = call.get(2, "bias") != null;
        long first = kernel.sizes().get(0);
        long second = kernel.sizes().get(1);
        return transposed
                ? new Operation.Conv(window, second * groups, first, groups, bias, true)
                : new Operation.Conv(window, first, second * groups, groups, bias, false);
    }

    private static Operation dense(AtenCall call, int kernelAt, int biasAt) {
        if (!(call.get(kernelAt, "weight") instanceof Weight kernel)
                || kernel.sizes().size() != 2) {
            return new Operation.Other();
        }
        return new Operation.Dense(kernel.sizes().get(0), kernel.sizes().get(1), call.get(biasAt, "bias") != null);
    }

    private static Operation pool(AtenCall call, PoolKind kind, int dilation, boolean ceil) {
        int height = Math.max(1, call.side(1, "kernel_size", 0, 1));
        int width = Math.max(1, call.side(1, "kernel_size", 1, 1));
        return new Operation.Pool(
                kind,
                new Window(
                        height,
                        width,
                        Math.max(1, call.side(2, "stride", 0, height)),
                        Math.max(1, call.side(2, "stride", 1, width)),
                        Math.max(1, dilation),
                        Window.Padding.of(call.side(3, "padding", 0, 0), call.side(3, "padding", 1, 0)),
                        ceil));
    }

    private static Operation adaptive(AtenCall call, PoolKind kind) {
        return new Operation.GlobalPool(
                kind,
                Math.max(1, call.side(1, "output_size", 0, 1)),
                Math.max(1, call.side(1, "output_size", 1, 1)),
                false);
    }

    private static Operation mean(AtenCall call) {
        List<Long> axes = call.wholes(1, "dim").stream()
                .map(axis -> axis < 0 ? axis + 4 : axis)
                .sorted()
                .toList();
        return axes.equals(List.of(2L, 3L))
                ? new Operation.GlobalPool(PoolKind.AVERAGE, 1, 1, !call.flag(2, "keepdim"))
                : new Operation.Other();
    }

    private static Operation arithmetic(AtenCall call) {
        if (call.paths().size() < 2) {
            return call.weights().isEmpty() ? new Operation.Scaling() : new Operation.TrainedScaling();
        }
        return new Operation.Join(
                switch (call.operation()) {
                    case "mul" -> JoinKind.MULTIPLY;
                    case "div" -> JoinKind.OTHER;
                    default -> JoinKind.ADD;
                },
                0);
    }

    private static Operation pad(List<Long> sides) {
        return sides.size() == 4 && sides.stream().allMatch(side -> Math.abs(side) <= 65_536)
                ? new Operation.Pad(sides.get(2), sides.get(0), sides.get(3), sides.get(1))
                : new Operation.Other();
    }

    private static Operation resize(List<Long> sizes) {
        return sizes.size() == 2 ? new Operation.Resize(0, 0, sizes.get(0), sizes.get(1)) : new Operation.Other();
    }

    private static Operation moved(AtenCall call) {
        List<Long> sizes = call.operation().equals("view") || call.operation().equals("reshape")
                ? call.wholes(1, "shape")
                : List.of();
        Shape told = call.told().isEmpty() ? Shape.UNKNOWN : call.told().get(0);
        if (told.isKnown()) {
            return told.isFlat() ? new Operation.Flatten() : new Operation.Reshape(told.sizes());
        }
        List<Long> own = sizes.size() > 1 ? sizes.subList(1, sizes.size()) : List.of();
        return own.size() == 1
                ? new Operation.Flatten()
                : new Operation.Reshape(
                        own.stream().map(size -> Math.max(-1, size)).toList());
    }
}
