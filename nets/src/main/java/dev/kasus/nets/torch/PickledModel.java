package dev.kasus.nets.torch;

import dev.kasus.message.BadInput;
import dev.kasus.nets.torch.PickleValue.Made;
import dev.kasus.nets.torch.PickleValue.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tensors in what a pickle holds, by the names that {@code state_dict()} gives them. */
final class PickledModel {
    private static final int DEEPEST = 64;
    private static final int MOST_TENSORS = 100_000;
    private static final List<String> WRAPPERS = List.of(
            "state_dict",
            "model_state_dict",
            "model_state",
            "model",
            "net",
            "network",
            "module",
            "ema",
            "state_dict_ema");

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private PickledModel() {}

    static Map<String, Tensor> tensors(Object root) {
        PickledModel model = new PickledModel();
        model.collect(unwrapped(root), "", 0);
        if (model.tensors.isEmpty()) {
            throw new BadInput(
                    "its pickle holds no tensors of a model",
                    "Save model.state_dict(), or export the model with torch.export.");
        }
        return model.tensors;
    }

    /** What a checkpoint keeps beside its epoch and its optimiser. */
    private static Object unwrapped(Object root) {
        if (root instanceof Map<?, ?> map && map.values().stream().noneMatch(Tensor.class::isInstance)) {
            for (String name : WRAPPERS) {
                Object inner = map.get(name);
                if (inner instanceof Map<?, ?> || inner instanceof Made) {
                    return inner;
                }
            }
        }
        return root;
    }

    private void collect(Object value, String path, int depth) {
        if (depth > DEEPEST || tensors.size() >= MOST_TENSORS) {
            throw new BadInput("its pickle is nested more deeply, or holds more tensors, than a model", "");
        }
        if (value instanceof Tensor tensor) {
            tensors.putIfAbsent(path, tensor);
        } else if (value instanceof Map<?, ?> map && seen.add(map)) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                collect(entry.getValue(), join(path, String.valueOf(entry.getKey())), depth + 1);
            }
        } else if (value instanceof Made made && made.state() != null && seen.add(made)) {
            Object state = made.state();
            collect(state instanceof List<?> two && !two.isEmpty() ? two.get(0) : state, path, depth + 1);
        }
    }

    /** Modules keep their parts in maps of their own, which no name shows. */
    private static String join(String path, String key) {
        if (key.equals("_parameters") || key.equals("_buffers") || key.equals("_modules")) {
            return path;
        }
        return path.isEmpty() ? key : path + "." + key;
    }
}
