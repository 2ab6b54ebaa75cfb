package dev.kasus.nets.keras;

import dev.kasus.nets.graph.NetworkBuilder.Parameters;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Settings;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.WeightRole;
import dev.kasus.nets.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many parameters a layer of Keras has, and where they lie. */
final class KerasParameters {
    private final KerasWeights weights;

    KerasParameters(KerasWeights weights) {
        this.weights = weights;
    }

    Parameters of(KerasConfig layer, Operation operation, Shape in) {
        if (operation instanceof Operation.Conv conv) {
            return conv(layer, conv);
        } else if (operation instanceof Operation.Dense dense) {
            long count = dense.inputs() < 0 ? -1 : dense.inputs() * dense.units() + (dense.bias() ? dense.units() : 0);
            return weighted(layer, count, 1);
        } else if (operation instanceof Operation.Norm norm) {
            return norm(layer, norm, in.channels());
        } else if (layer.type().equals("PReLU")) {
            return parameters(
                    layer,
                    weights.count(layer.name()) >= 0 ? weights.count(layer.name()) : slopes(layer, in),
                    0,
                    Map.of());
        } else if (layer.type().equals("LayerScale")) {
            return parameters(layer, layer.number("projection_dim", Math.max(0, in.channels())), 0, Map.of());
        } else if (layer.type().equals("Normalization") && !layer.has("mean")) {
            return new Parameters(0, in.channels() < 0 ? 0 : 2 * in.channels() + 1, Settings.UNKNOWN, Map.of());
        }
        boolean unknown = operation instanceof Operation.Other || operation instanceof Operation.Attention;
        long stored = weights.count(layer.name());
        if (unknown && stored >= 0) {
            return parameters(layer, stored, 0, Map.of());
        }
        // Plain functions of the framework have nothing to train; a class of somebody else's may.
        boolean mayHave = unknown
                && !layer.module().startsWith("keras.src.ops")
                && (operation instanceof Operation.Attention || !isKeras(layer));
        return mayHave && weights.isEmpty() ? parameters(layer, -1, 0, Map.of()) : Parameters.NONE;
    }

    private static boolean isKeras(KerasConfig layer) {
        return layer.module().startsWith("keras")
                || layer.type().contains("OpLambda")
                || layer.type().equals("Lambda");
    }

    private static long slopes(KerasConfig layer, Shape in) {
        boolean shared = layer.config().path("shared_axes").size() > 0;
        return shared ? in.channels() : in.numbers();
    }

    private Parameters conv(KerasConfig layer, Operation.Conv conv) {
        if (conv.inputs() < 0 || conv.filters() < 0) {
            return weighted(layer, weights.count(layer.name()), 3);
        }
        Window window = conv.window();
        long each = (long) window.kernelHeight() * window.kernelWidth() * (conv.inputs() / Math.max(1, conv.groups()));
        long count = each * conv.filters() + (conv.bias() ? conv.filters() : 0);
        // Height, width, inputs, filters; of a transposed one the filters come before the inputs.
        return weighted(
                layer,
                count,
                layer.type().contains("Depthwise") || layer.type().contains("Separable") || conv.transposed() ? 2 : 3);
    }

    private Parameters weighted(KerasConfig layer, long count, int filterAxis) {
        return parameters(
                layer, count, 0, weights.of(layer.name(), List.of(WeightRole.KERNEL, WeightRole.BIAS), filterAxis));
    }

    /** The second half of a separable convolution. */
    Parameters pointwise(KerasConfig layer, Operation.Conv conv) {
        long count = conv.inputs() < 0 ? -1 : conv.inputs() * conv.filters() + (conv.bias() ? conv.filters() : 0);
        return parameters(layer, count, 0, Map.of());
    }

    private Parameters norm(KerasConfig layer, Operation.Norm norm, long channels) {
        long each = Math.max(0, channels);
        List<WeightRole> order = new ArrayList<>();
        if (layer.flag("scale", true) && norm.kind() != Operation.NormKind.OTHER) {
            order.add(WeightRole.SCALE);
        }
        if (layer.flag("center", true)
                && norm.kind() != Operation.NormKind.OTHER
                && !layer.type().startsWith("RMS")) {
            order.add(WeightRole.SHIFT);
        }
        long trained = each * order.size();
        boolean batch = norm.kind() == Operation.NormKind.BATCH;
        if (batch) {
            order.add(WeightRole.MEAN);
            order.add(WeightRole.VARIANCE);
        }
        return parameters(layer, trained, batch ? 2 * each : 0, weights.of(layer.name(), order, 0));
    }

    private static Parameters parameters(
            KerasConfig layer, long trained, long fixed, Map<WeightRole, TensorRef> tensors) {
        Settings settings = layer.settings();
        return settings.trained() || trained < 0
                ? new Parameters(trained, fixed, settings, tensors)
                : new Parameters(0, trained + fixed, settings, tensors);
    }
}
