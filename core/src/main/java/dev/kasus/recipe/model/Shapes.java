package dev.kasus.recipe.model;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.model.Layer.AveragePool;
import dev.kasus.recipe.model.Layer.Conv;
import dev.kasus.recipe.model.Layer.Dense;
import dev.kasus.recipe.model.Layer.Flatten;
import dev.kasus.recipe.model.Layer.GlobalAveragePool;
import dev.kasus.recipe.model.Layer.GroupNorm;
import dev.kasus.recipe.model.Layer.MaxPool;
import dev.kasus.recipe.model.Layer.Norm;
import dev.kasus.recipe.model.Layer.Prelu;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Layer.SpatialDropout;
import dev.kasus.recipe.schema.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shape of every layer's input and output, and the number of its parameters, worked out without running anything. */
public final class Shapes {
    private final Map<String, Shape> inputs = new LinkedHashMap<>();
    private final Map<String, Shape> outputs = new LinkedHashMap<>();
    private final Map<String, Long> parameters = new LinkedHashMap<>();

    private final int classes;

    private Shapes(int classes) {
        this.classes = classes;
    }

    /**
     * What one image looks like between two layers.
     *
     * @param channels channels, or numbers when flat
     * @param height rows; 1 when flat
     * @param width columns; 1 when flat
     * @param flat whether it is a row of numbers
     */
    public record Shape(int channels, int height, int width, boolean flat) {
        /** How many numbers. */
        public long size() {
            return (long) channels * height * width;
        }

        @Override
        public String toString() {
            return flat ? Integer.toString(channels) : channels + "x" + height + "x" + width;
        }
    }

    public static Shapes of(Model model, int channels, int side, int classes) {
        Shapes shapes = new Shapes(classes);
        Shape end = shapes.through(model.layers(), new Shape(channels, side, side, false));
        if (!end.flat() || end.channels() != classes) {
            throw new BadInput(
                    "the model has " + end + " outputs for each image, but there are " + classes + " classes",
                    "End it with a dense layer without units: it gets one unit for each class.");
        }
        return shapes;
    }

    /** The shape that a layer takes. */
    public Shape input(String layer) {
        return get(inputs, layer);
    }

    /** The shape that a layer gives. */
    public Shape output(String layer) {
        return get(outputs, layer);
    }

    /** Trained numbers of one layer; of a residual block, zero (its layers count). */
    public long parameters(String layer) {
        return get(parameters, layer);
    }

    /** Trained numbers of the model. */
    public long parameters() {
        return parameters.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <T> T get(Map<String, T> map, String layer) {
        T value = map.get(layer);
        if (value == null) {
            throw new BadInput("no layer is named \"" + layer + "\"", Nearest.suggest(layer, map.keySet()));
        }
        return value;
    }

    private Shape through(List<Layer> layers, Shape input) {
        Shape shape = input;
        for (Layer layer : layers) {
            inputs.put(layer.name(), shape);
            shape = through(layer, shape);
            outputs.put(layer.name(), shape);
        }
        return shape;
    }

    private Shape through(Layer layer, Shape in) {
        parameters.put(layer.name(), 0L);
        if (layer instanceof Conv conv) {
            return conv(conv, image(layer, in));
        } else if (layer instanceof Dense dense) {
            return dense(dense, in);
        } else if (layer instanceof MaxPool pool) {
            int stride = pool.stride() == null ? pool.size() : pool.stride();
            return pool(layer, image(layer, in), pool.size(), stride, pool.padding());
        } else if (layer instanceof AveragePool pool) {
            int stride = pool.stride() == null ? pool.size() : pool.stride();
            return pool(layer, image(layer, in), pool.size(), stride, pool.padding());
        } else if (layer instanceof GlobalAveragePool) {
            return new Shape(image(layer, in).channels(), 1, 1, true);
        } else if (layer instanceof Flatten) {
            return flatten(layer, image(layer, in));
        } else if (layer instanceof Norm) {
            return norm(layer, in);
        } else if (layer instanceof Prelu) {
            parameters.put(layer.name(), (long) in.channels());
        } else if (layer instanceof SpatialDropout) {
            return image(layer, in);
        } else if (layer instanceof Residual block) {
            return residual(block, in);
        }
        return in;
    }

    private static Shape flatten(Layer layer, Shape in) {
        if (in.size() > Integer.MAX_VALUE) {
            throw bad(
                    layer,
                    in + " are " + in.size() + " numbers an image, too many",
                    "Pool before it, or make the images or the layers smaller.");
        }
        return new Shape((int) in.size(), 1, 1, true);
    }

    private Shape conv(Conv conv, Shape in) {
        if (in.channels() % conv.groups() != 0 || conv.filters() % conv.groups() != 0) {
            throw bad(
                    conv,
                    "groups " + conv.groups() + " does not divide both its " + in.channels()
                            + " input channels and its " + conv.filters() + " filters",
                    "Choose a divisor of both.");
        }
        if (conv.standardized() && conv.kernel() == 1 && in.channels() == conv.groups()) {
            throw bad(
                    conv,
                    "standardized leaves nothing of filters of one weight",
                    "Standardise convolutions with a larger kernel or more inputs a group.");
        }
        if (conv.padding() instanceof Padding.Same && conv.kernel() % 2 == 0) {
            throw bad(
                    conv,
                    "padding same needs an odd kernel, but kernel is " + conv.kernel(),
                    "Use an odd kernel, padding valid or padding: {pixels: N}.");
        }
        int reach = conv.dilation() * (conv.kernel() - 1) + 1;
        int padding = padding(conv);
        int height = (in.height() + 2 * padding - reach) / conv.stride() + 1;
        int width = (in.width() + 2 * padding - reach) / conv.stride() + 1;
        if (in.height() + 2 * padding < reach || in.width() + 2 * padding < reach) {
            throw bad(
                    conv,
                    "a kernel that reaches over " + reach + " pixels does not fit into " + in,
                    "Make the kernel smaller, the images larger or pool less before it.");
        }
        long weights = (long) conv.filters() * (in.channels() / conv.groups()) * conv.kernel() * conv.kernel();
        parameters.put(conv.name(), weights + (conv.bias() ? conv.filters() : 0));
        return new Shape(conv.filters(), height, width, false);
    }

    /** Zeros that a convolution adds on each side. */
    public static int padding(Conv conv) {
        if (conv.padding() instanceof Padding.Pixels pixels) {
            return pixels.count();
        }
        return conv.padding() instanceof Padding.Same ? conv.dilation() * (conv.kernel() - 1) / 2 : 0;
    }

    private Shape dense(Dense dense, Shape in) {
        if (!in.flat()) {
            throw bad(
                    dense,
                    "a dense layer needs a flat input, but gets " + in,
                    "Put flatten or global-average-pool before it.");
        }
        int units = dense.units() == null ? classes : dense.units();
        parameters.put(dense.name(), (long) units * in.channels() + (dense.bias() ? units : 0));
        return new Shape(units, 1, 1, true);
    }

    private Shape pool(Layer layer, Shape in, int size, int stride, int padding) {
        if (padding > size / 2) {
            throw bad(layer, "padding " + padding + " is more than half of size " + size, "Make the padding smaller.");
        }
        if (in.height() + 2 * padding < size || in.width() + 2 * padding < size) {
            throw bad(
                    layer,
                    "a window of " + size + " does not fit into " + in,
                    "Remove a pooling layer or make the images larger.");
        }
        return new Shape(
                in.channels(),
                (in.height() + 2 * padding - size) / stride + 1,
                (in.width() + 2 * padding - size) / stride + 1,
                false);
    }

    private Shape norm(Layer layer, Shape in) {
        if (layer instanceof GroupNorm group && in.channels() % group.groups() != 0) {
            throw bad(
                    layer,
                    "groups " + group.groups() + " does not divide its " + in.channels() + " channels",
                    "Choose a divisor.");
        }
        if (layer instanceof Layer.InstanceNorm) {
            image(layer, in);
            if (in.height() * in.width() == 1) {
                throw bad(
                        layer,
                        "instance norm over one pixel is always zero",
                        "Remove it or put it before the pooling.");
            }
        }
        parameters.put(layer.name(), 2L * in.channels());
        return in;
    }

    private Shape residual(Residual block, Shape in) {
        Shape body = through(block.body(), in);
        Shape shortcut = through(block.shortcut(), in);
        if (!body.equals(shortcut)) {
            throw bad(
                    block,
                    "its body gives " + body + " but its shortcut " + shortcut,
                    "Put a convolution with the same filters and stride, kernel 1, into the shortcut.");
        }
        return body;
    }

    private static Shape image(Layer layer, Shape in) {
        if (in.flat()) {
            throw bad(
                    layer,
                    "it needs images, but gets a flat input of " + in,
                    "Move it before flatten or global-average-pool.");
        }
        return in;
    }

    private static BadInput bad(Layer layer, String problem, String wayOut) {
        return new BadInput("layer " + layer.name() + ": " + problem, wayOut);
    }
}
