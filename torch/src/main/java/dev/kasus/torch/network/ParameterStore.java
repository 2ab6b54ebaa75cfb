package dev.kasus.torch.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * All parameters of a network in one row of numbers, and their gradients in another, so that an optimiser updates them with a
 * few calls however many layers there are. The decayed ones come first. Its tensors belong to the scope that it is made in.
 */
public final class ParameterStore {
    private final Map<String, Parameter> parameters;
    private final Tensor values;
    private final Tensor gradients;
    private final long decayed;

    private ParameterStore(Map<String, Parameter> parameters, Tensor values, Tensor gradients, long decayed) {
        this.parameters = parameters;
        this.values = values;
        this.gradients = gradients;
        this.decayed = decayed;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The value of a parameter, which the network calculates with. */
    public Tensor get(String name) {
        return parameter(name).value();
    }

    /** A parameter's part of a row that is laid out as {@link #values()} is. */
    public Tensor part(Tensor row, String name) {
        Parameter parameter = parameter(name);
        return row.narrow(0, parameter.offset(), parameter.value().numel());
    }

    /** The same in the shape of the parameter; changing it changes the row. */
    public Tensor shaped(Tensor row, String name) {
        Tensor value = get(name);
        long[] sizes = new long[(int) value.dim()];
        Arrays.setAll(sizes, value::size);
        return view(part(row, name), sizes);
    }

    private Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return parameter;
    }

    /** All parameters, in the order of the layers. */
    public Iterable<Parameter> parameters() {
        return parameters.values();
    }

    /** All values in one row; changing them changes the parameters. */
    public Tensor values() {
        return values;
    }

    /** All gradients in one row; the backward pass adds to them. */
    public Tensor gradients() {
        return gradients;
    }

    /** How many numbers at the beginning of the row are decayed. */
    public long decayedCount() {
        return decayed;
    }

    /** Part of a row in a shape; weights of convolutions in channels-last order, as the images are. */
    private static Tensor view(Tensor part, long[] sizes) {
        return sizes.length == 4
                ? part.view(sizes[0], sizes[2], sizes[3], sizes[1]).permute(0, 3, 1, 2)
                : part.view(sizes);
    }

    /** Collects the shapes of parameters. */
    public static final class Builder {
        @SuppressWarnings("ArrayRecordComponent")
        private record Shape(String name, boolean decayed, long[] sizes) {
            long numbers() {
                long product = 1;
                for (long size : sizes) {
                    product *= size;
                }
                return product;
            }
        }

        private final List<Shape> shapes = new ArrayList<>();

        /** Adds a parameter, all zero. */
        public Builder add(String name, boolean decayed, long... sizes) {
            shapes.add(new Shape(name, decayed, sizes));
            return this;
        }

        public ParameterStore build() {
            Tensor values =
                    torch.zeros(shapes.stream().mapToLong(Shape::numbers).sum());
            Tensor gradients = torch.zeros_like(values);
            Map<String, Parameter> views = new LinkedHashMap<>();
            long offset = 0;
            long decayed = 0;
            for (boolean decaying : new boolean[] {true, false}) {
                for (Shape shape : shapes) {
                    if (shape.decayed() == decaying) {
                        views.put(shape.name(), parameter(shape, values, gradients, offset));
                        offset += shape.numbers();
                    }
                }
                decayed = decaying ? offset : decayed;
            }
            Map<String, Parameter> ordered = new LinkedHashMap<>();
            shapes.forEach(shape -> ordered.put(shape.name(), views.get(shape.name())));
            return new ParameterStore(ordered, values, gradients, decayed);
        }

        private static Parameter parameter(Shape shape, Tensor values, Tensor gradients, long offset) {
            Tensor value = view(values, offset, shape).detach();
            value.set_requires_grad(true);
            // The backward pass adds in place to a gradient that is already there, which is this view.
            value.mutable_grad().put(view(gradients, offset, shape));
            return new Parameter(shape.name(), value, shape.decayed(), offset);
        }

        private static Tensor view(Tensor row, long offset, Shape shape) {
            return ParameterStore.view(row.narrow(0, offset, shape.numbers()), shape.sizes());
        }
    }
}
