package dev.kasus.nets.lint.weights;

import dev.kasus.nets.graph.Node;
import dev.kasus.nets.graph.TensorRef;
import dev.kasus.nets.graph.WeightRole;
import dev.kasus.nets.graph.Weights;
import java.util.Optional;

/** The kernel of a layer, filter by filter. */
final class Filters {
    private final float[] numbers;
    private final int count;
    private final int stride;
    private final int length;

    private Filters(float[] numbers, int count, int stride, int length) {
        this.numbers = numbers;
        this.count = count;
        this.stride = stride;
        this.length = length;
    }

    /** The filters of a layer; nothing if its weights cannot be had. */
    static Optional<Filters> of(Node node, Weights weights) {
        TensorRef kernel = node.weights().get(WeightRole.KERNEL);
        if (kernel == null || kernel.sizes().isEmpty()) {
            return Optional.empty();
        }
        return weights.read(kernel)
                .filter(numbers -> numbers.length == kernel.numbers() && numbers.length > 0)
                .map(numbers -> {
                    int count = (int) (long) kernel.sizes().get(kernel.filterAxis());
                    long stride = 1;
                    for (int axis = kernel.filterAxis() + 1;
                            axis < kernel.sizes().size();
                            axis++) {
                        stride *= kernel.sizes().get(axis);
                    }
                    return new Filters(numbers, count, (int) stride, numbers.length / count);
                });
    }

    int count() {
        return count;
    }

    /** How many weights each has. */
    int length() {
        return length;
    }

    /** The weight of a filter at a place. */
    float at(int filter, int place) {
        return numbers[(place / stride) * stride * count + filter * stride + place % stride];
    }

    /** The length of a filter as a vector. */
    double norm(int filter) {
        double sum = 0;
        for (int place = 0; place < length; place++) {
            double weight = at(filter, place);
            sum += weight * weight;
        }
        return Math.sqrt(sum);
    }
}
