package dev.kasus.nets.keras;

import dev.kasus.nets.file.Hdf5;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.WeightRole;
import dev.kasus.nets.graph.Weights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which tensors of an HDF5 file belong to which layer: by name in old files, in order of creation in new ones. */
final class KerasWeights {
    private static final String VARS = "/vars/";
    private static final Map<String, WeightRole> NAMES = Map.of(
            "kernel", WeightRole.KERNEL,
            "depthwise_kernel", WeightRole.KERNEL,
            "bias", WeightRole.BIAS,
            "gamma", WeightRole.SCALE,
            "beta", WeightRole.SHIFT,
            "moving_mean", WeightRole.MEAN,
            "moving_variance", WeightRole.VARIANCE);

    private final @Nullable Hdf5 file;
    /** The tensors of each layer, in order; those of a name that two layers have are left out. */
    private final Map<String, List<String>> byLayer = new LinkedHashMap<>();

    KerasWeights(@Nullable Hdf5 file) {
        this.file = file;
        if (file != null) {
            collect(file);
        }
    }

    private void collect(Hdf5 hdf) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (String path : hdf.tensors().keySet()) {
            int vars = path.lastIndexOf(VARS);
            String group =
                    vars >= 0 ? path.substring(0, vars + VARS.length() - 1) : path.substring(0, path.lastIndexOf('/'));
            String layer = vars >= 0 ? hdf.text(group, "name").orElse("") : group.substring(group.lastIndexOf('/') + 1);
            if (!layer.isEmpty() && !path.contains("/optimizer")) {
                groups.computeIfAbsent(layer, name -> new LinkedHashSet<>()).add(group);
                byLayer.computeIfAbsent(layer, name -> new ArrayList<>()).add(path);
            }
        }
        groups.forEach((layer, places) -> {
            if (places.size() > 1) {
                byLayer.remove(layer);
            }
        });
        byLayer.values().forEach(paths -> paths.sort(KerasWeights::byNumber));
    }

    private static int byNumber(String a, String b) {
        return a.length() != b.length() && a.contains(VARS) ? a.length() - b.length() : a.compareTo(b);
    }

    boolean isEmpty() {
        return byLayer.isEmpty();
    }

    /** How many numbers a layer has in the file; -1 if that is not known. */
    long count(String layer) {
        List<String> paths = byLayer.get(layer);
        if (paths == null || file == null) {
            return -1;
        }
        return paths.stream()
                .mapToLong(path ->
                        dev.kasus.nets.graph.Shape.product(file.tensors().getOrDefault(path, List.of())))
                .sum();
    }

    /**
     * The tensors of a layer.
     *
     * @param order what they are in the order of their creation
     * @param filterAxis of the kernel
     */
    Map<WeightRole, TensorRef> of(String layer, List<WeightRole> order, int filterAxis) {
        Map<WeightRole, TensorRef> found = new EnumMap<>(WeightRole.class);
        List<String> paths = byLayer.getOrDefault(layer, List.of());
        if (file == null) {
            return found;
        }
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            String last = path.substring(path.lastIndexOf('/') + 1).replace(":0", "");
            WeightRole role = path.contains(VARS) ? (i < order.size() ? order.get(i) : null) : NAMES.get(last);
            List<Long> sizes = file.tensors().getOrDefault(path, List.of());
            if (role != null && !found.containsKey(role) && !sizes.isEmpty()) {
                int axis = role == WeightRole.KERNEL ? Math.min(filterAxis, sizes.size() - 1) : 0;
                found.put(role, new TensorRef(path, sizes, axis));
            }
        }
        return found;
    }

    Weights reader() {
        Hdf5 hdf = file;
        return hdf == null
                ? Weights.NONE
                : tensor -> hdf.tensors().containsKey(tensor.key()) ? hdf.numbers(tensor.key()) : Optional.empty();
    }
}
