package dev.kasus.nets.torch;

import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.NetworkBuilder.Parameters;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Settings;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.WeightRole;
import dev.kasus.nets.torch.AtenCall.Path;
import dev.kasus.nets.torch.AtenCall.Weight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts calls of PyTorch's operations together to a network. */
final class AtenGraph {
    private static final WeightRole[] KERNEL = {WeightRole.KERNEL, WeightRole.BIAS};
    private static final WeightRole[] NORM = {WeightRole.SCALE, WeightRole.SHIFT, WeightRole.MEAN, WeightRole.VARIANCE};

    private static final List<Long> TO_LAST = List.of(0L, 2L, 3L, 1L);
    private static final List<Long> TO_FIRST = List.of(0L, 3L, 1L, 2L);

    private final NetworkBuilder builder;
    private final Set<String> counted = new HashSet<>();

    AtenGraph(NetworkBuilder builder) {
        this.builder = builder;
    }

    /** Where images come in. */
    Path entrance(String name, Shape shape) {
        return new Path(builder.add(name, "input", new Operation.Input(), List.of(), shape, Parameters.NONE));
    }

    /**
     * Adds a call.
     *
     * @param outputs how many tensors it gives
     * @return what it gives
     */
    List<Object> add(AtenCall call, int outputs) {
        List<String> paths = call.paths();
        List<Weight> weights = call.weights();
        if (AtenOperations.SAME.contains(call.operation()) && !call.arguments().isEmpty()) {
            return List.of(call.arguments().get(0));
        }
        if (paths.isEmpty() && weights.size() == 1) {
            // A tensor of the file in another shape is still that tensor.
            return List.of(weights.get(0));
        }
        if (paths.isEmpty() && weights.isEmpty()) {
            return List.of();
        }
        Operation operation = paths.isEmpty() ? new Operation.Constant() : AtenOperations.of(call);
        List<Object> results = new ArrayList<>();
        for (int i = 0; i < Math.max(1, outputs); i++) {
            Shape told = i < call.told().size()
                    ? oriented(call, paths, call.told().get(i))
                    : oriented(call, paths, turned(call, paths));
            Operation part = i == 0 || !(operation instanceof Operation.Reshape)
                    ? operation
                    : new Operation.Reshape(told.sizes());
            results.add(new Path(builder.add(
                    call.layer(),
                    call.operation(),
                    part,
                    paths(operation, paths),
                    told,
                    i == 0 ? parameters(operation, weights) : Parameters.NONE)));
        }
        return results;
    }

    /** The shape behind a permutation, where the file does not tell it; unknown of what is none. */
    private Shape turned(AtenCall call, List<String> paths) {
        Shape in = paths.isEmpty() ? Shape.UNKNOWN : builder.shape(paths.get(0));
        int rank = in.sizes().size() + 1;
        if (call.operation().equals("slice")) {
            return sliced(call, in);
        }
        List<Long> order = new ArrayList<>();
        if (call.operation().equals("permute")) {
            order.addAll(call.wholes(1, "dims"));
        } else if (call.operation().equals("transpose")) {
            for (long axis = 0; axis < rank; axis++) {
                order.add(axis);
            }
            int a = (int) Math.floorMod(call.whole(1, "dim0", 0), (long) rank);
            int b = (int) Math.floorMod(call.whole(2, "dim1", 0), (long) rank);
            Collections.swap(order, a, b);
        }
        boolean fits =
                order.size() == rank && order.get(0) == 0 && order.stream().allMatch(axis -> axis >= 0 && axis < rank);
        return fits && rank > 1
                ? new Shape(
                        order.stream()
                                .skip(1)
                                .map(axis -> axis == 0 ? -1L : in.sizes().get((int) (axis - 1)))
                                .toList(),
                        false)
                : Shape.UNKNOWN;
    }

    private static Shape sliced(AtenCall call, Shape in) {
        long axis = call.whole(1, "dim", 0);
        int place = (int) (axis < 0 ? axis + in.sizes().size() : axis - 1);
        if (axis == 0) {
            return in;
        } else if (place < 0 || place >= in.sizes().size() || in.sizes().get(place) < 0) {
            return Shape.UNKNOWN;
        }
        long size = in.sizes().get(place);
        long start = Math.max(0, Math.min(size, call.whole(2, "start", 0)));
        long end = call.whole(3, "end", size);
        long last = Math.max(start, Math.min(size, end < 0 ? end + size : end));
        long step = Math.max(1, call.whole(4, "step", 1));
        List<Long> sizes = new ArrayList<>(in.sizes());
        sizes.set(place, (last - start + step - 1) / step);
        return new Shape(sizes, in.channelsLast());
    }

    /** A shape that says where the channels stand: a permutation moves them, other operations leave them. */
    private Shape oriented(AtenCall call, List<String> paths, Shape told) {
        boolean before = !paths.isEmpty() && builder.shape(paths.get(0)).channelsLast();
        List<Long> order = call.operation().equals("permute") ? call.wholes(1, "dims") : List.of();
        boolean last = order.equals(TO_LAST) || (before && !order.equals(TO_FIRST));
        return new Shape(told.sizes(), last && told.isImage());
    }

    private static List<String> paths(Operation operation, List<String> paths) {
        boolean several = operation instanceof Operation.Join
                || operation instanceof Operation.Attention
                || operation instanceof Operation.Other;
        return several ? paths : paths.subList(0, Math.min(1, paths.size()));
    }

    private Parameters parameters(Operation operation, List<Weight> weights) {
        WeightRole[] roles = operation instanceof Operation.Norm
                ? NORM
                : operation instanceof Operation.Conv || operation instanceof Operation.Dense
                        ? KERNEL
                        : new WeightRole[0];
        Map<WeightRole, TensorRef> tensors = new EnumMap<>(WeightRole.class);
        long trained = 0;
        long fixed = 0;
        List<Weight> ordered = new ArrayList<>(weights);
        if (operation instanceof Operation.Dense) {
            // addmm names the bias first.
            ordered.sort((a, b) -> Integer.compare(b.sizes().size(), a.sizes().size()));
        }
        for (int i = 0; i < ordered.size(); i++) {
            Weight weight = ordered.get(i);
            if (i < roles.length && !weight.sizes().isEmpty()) {
                boolean turned =
                        operation instanceof Operation.Conv conv && conv.transposed() && roles[i] == WeightRole.KERNEL;
                tensors.put(roles[i], new TensorRef(weight.key(), weight.sizes(), turned ? 1 : 0));
            }
            if (counted.add(weight.key())) {
                long count = Shape.product(weight.sizes());
                trained += weight.trained() ? count : 0;
                fixed += weight.trained() ? 0 : count;
            }
        }
        return new Parameters(trained, fixed, Settings.UNKNOWN, tensors);
    }
}
