package dev.kasus.nets.torch;

import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.NetworkBuilder.Parameters;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.NormKind;
import dev.kasus.nets.graph.Settings;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.WeightRole;
import dev.kasus.nets.graph.Window;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named tensors as layers: what their names and shapes tell. How the layers are joined they do not. */
final class StateDict {
    private static final Map<String, WeightRole> ROLES = Map.of(
            "weight", WeightRole.KERNEL,
            "bias", WeightRole.BIAS,
            "running_mean", WeightRole.MEAN,
            "running_var", WeightRole.VARIANCE,
            "gamma", WeightRole.SCALE,
            "beta", WeightRole.SHIFT);

    private StateDict() {}

    /** Adds the layers of some tensors; their keys are those of the file. */
    static void add(NetworkBuilder builder, Map<String, List<Long>> tensors) {
        Map<String, Map<String, List<Long>>> layers = new LinkedHashMap<>();
        tensors.forEach((key, sizes) -> {
            int end = key.lastIndexOf('.');
            layers.computeIfAbsent(end < 0 ? "" : key.substring(0, end), name -> new LinkedHashMap<>())
                    .put(key.substring(end + 1), sizes);
        });
        layers.forEach((layer, parts) -> add(builder, layer, parts));
        builder.note(
                "The file tells the layers with weights and their order, but not how they are joined, nor what stands between them.");
    }

    private static void add(NetworkBuilder builder, String layer, Map<String, List<Long>> parts) {
        List<Long> kernel = parts.getOrDefault("weight", List.of());
        Operation operation = operation(kernel, parts);
        boolean norm = operation instanceof Operation.Norm;
        Map<WeightRole, TensorRef> tensors = new EnumMap<>(WeightRole.class);
        long trained = 0;
        long fixed = 0;
        for (Map.Entry<String, List<Long>> part : parts.entrySet()) {
            String last = part.getKey();
            long count = Shape.product(part.getValue());
            if (last.equals("num_batches_tracked")) {
                continue;
            }
            WeightRole role = Optional.ofNullable(ROLES.get(last))
                    .map(known -> turned(known, norm))
                    .orElse(WeightRole.OTHER);
            if (role != WeightRole.OTHER && !part.getValue().isEmpty()) {
                tensors.put(role, new TensorRef(layer.isEmpty() ? last : layer + "." + last, part.getValue(), 0));
            }
            trained += role.isTrained() ? count : 0;
            fixed += role.isTrained() ? 0 : count;
        }
        if (trained + fixed > 0) {
            builder.add(
                    layer.isEmpty() ? "parameters" : layer,
                    type(operation),
                    operation,
                    List.of(),
                    Shape.UNKNOWN,
                    new Parameters(trained, fixed, Settings.UNKNOWN, tensors));
        }
    }

    private static WeightRole turned(WeightRole role, boolean norm) {
        return !norm
                ? role
                : role == WeightRole.KERNEL ? WeightRole.SCALE : role == WeightRole.BIAS ? WeightRole.SHIFT : role;
    }

    private static Operation operation(List<Long> kernel, Map<String, List<Long>> parts) {
        boolean bias = parts.containsKey("bias");
        if (parts.containsKey("running_mean")) {
            return new Operation.Norm(NormKind.BATCH, 1e-5);
        } else if (kernel.size() == 4) {
            return conv(kernel, bias);
        } else if (kernel.size() == 2) {
            return new Operation.Dense(kernel.get(0), kernel.get(1), bias);
        }
        return kernel.size() == 1 && kernel.get(0) > 1
                ? new Operation.Norm(NormKind.OTHER, 1e-5)
                : new Operation.Other();
    }

    private static Operation conv(List<Long> kernel, boolean bias) {
        long filters = kernel.get(0);
        boolean depthwise = kernel.get(1) == 1 && filters > 1;
        int height = (int) Math.max(1, Math.min(65_536, kernel.get(2)));
        int width = (int) Math.max(1, Math.min(65_536, kernel.get(3)));
        Window window = new Window(height, width, 1, 1, 1, Window.Padding.SAME, false);
        return new Operation.Conv(
                window, filters, depthwise ? filters : kernel.get(1), depthwise ? filters : 1, bias, false);
    }

    private static String type(Operation operation) {
        if (operation instanceof Operation.Conv) {
            return "Conv2d";
        } else if (operation instanceof Operation.Dense) {
            return "Linear";
        }
        return operation instanceof Operation.Norm norm
                ? (norm.kind() == NormKind.BATCH ? "BatchNorm2d" : "norm")
                : "parameters";
    }
}
