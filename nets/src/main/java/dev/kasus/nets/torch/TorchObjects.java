package dev.kasus.nets.torch;

import dev.kasus.nets.torch.PickleValue.Elsewhere;
import dev.kasus.nets.torch.PickleValue.Global;
import dev.kasus.nets.torch.PickleValue.Made;
import dev.kasus.nets.torch.PickleValue.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The few calls in pickles of PyTorch that mean data: tensors, parameters, ordered maps. */
final class TorchObjects {
    private static final Set<String> TENSORS = Set.of("_rebuild_tensor_v2", "_rebuild_tensor", "_rebuild_tensor_v3");
    private static final Set<String> PARAMETERS = Set.of(
            "_rebuild_parameter", "_rebuild_parameter_with_state", "_rebuild_from_type_v2", "Parameter", "Buffer");

    private TorchObjects() {}

    static Object made(Global maker, List<?> arguments) {
        if (maker.full().equals("collections.OrderedDict") || maker.full().equals("builtins.dict")) {
            return map(arguments);
        } else if (maker.module().startsWith("torch") && TENSORS.contains(maker.name())) {
            return tensor(arguments);
        } else if (maker.module().startsWith("torch") && PARAMETERS.contains(maker.name())) {
            for (Object argument : arguments) {
                if (argument instanceof Tensor tensor) {
                    return tensor;
                }
            }
        }
        return new Made(maker, arguments);
    }

    private static Map<Object, Object> map(List<?> arguments) {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (!arguments.isEmpty() && arguments.get(0) instanceof List<?> pairs) {
            for (Object pair : pairs) {
                if (pair instanceof List<?> two && two.size() == 2 && two.get(0) instanceof String key) {
                    map.put(key, two.get(1));
                }
            }
        }
        return map;
    }

    private static Object tensor(List<?> arguments) {
        boolean fits = arguments.size() >= 4
                && arguments.get(0) instanceof Elsewhere
                && arguments.get(2) instanceof List<?>
                && arguments.get(3) instanceof List<?>;
        List<?> storage = fits ? ((Elsewhere) arguments.get(0)).what() : List.of();
        if (storage.size() < 3) {
            return new Made(new Global("torch", "damaged"), List.of());
        }
        String type = storage.get(1) instanceof Global global ? global.name() : "";
        long offset = arguments.get(1) instanceof Long number ? number : 0;
        return new Tensor(
                String.valueOf(storage.get(2)), type, offset, longs((List<?>) arguments.get(2)), longs((List<?>)
                        arguments.get(3)));
    }

    /** Whole numbers of a list; what is none is 0. */
    static List<Long> longs(List<?> list) {
        List<Long> found = new ArrayList<>();
        for (Object item : list.subList(0, Math.min(16, list.size()))) {
            found.add(item instanceof Long number && number >= 0 ? number : 0L);
        }
        return found;
    }
}
