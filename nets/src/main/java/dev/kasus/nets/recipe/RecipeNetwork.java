package dev.kasus.nets.recipe;

import dev.kasus.nets.graph.Function;
import dev.kasus.nets.graph.Loss;
import dev.kasus.nets.graph.Maker;
import dev.kasus.nets.graph.Network;
import dev.kasus.nets.graph.NetworkBuilder;
import dev.kasus.nets.graph.NetworkBuilder.Parameters;
import dev.kasus.nets.graph.Operation;
import dev.kasus.nets.graph.Operation.NormKind;
import dev.kasus.nets.graph.Operation.PoolKind;
import dev.kasus.nets.graph.Settings;
import dev.kasus.nets.graph.Shape;
import dev.kasus.nets.graph.Unsaid;
import dev.kasus.nets.graph.Weights;
import dev.kasus.nets.graph.Window;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Init;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.recipe.schema.Kinds;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The network of a recipe. */
public final class RecipeNetwork {
    private final Recipe recipe;
    private final int classes;
    private final NetworkBuilder builder = new NetworkBuilder(Unsaid.NOTHING);

    private RecipeNetwork(Recipe recipe, int classes) {
        this.recipe = recipe;
        this.classes = classes;
    }

    /**
     * The network that a recipe describes.
     *
     * @param format what the file is, in words
     * @param classes how many classes there are; 0 if that is not known
     */
    public static Network of(Recipe recipe, String format, int classes) {
        return new RecipeNetwork(recipe, classes).network(format);
    }

    private Network network(String format) {
        int side = recipe.data().size();
        int channels = recipe.data().color().channels();
        if (classes > 0) {
            Shapes.of(recipe.model(), channels, side, classes);
        } else {
            builder.note("The recipe does not say how many classes there are: give --data FOLDER.");
        }
        Shape image = Shape.image(channels, side, side, false);
        String last = builder.add("image", "input", new Operation.Input(), List.of(), image, Parameters.NONE);
        through(recipe.model().layers(), last);
        builder.loss(new Loss("cross-entropy", true));
        return builder.build(format, Maker.KASUS, true, Weights.NONE);
    }

    private String through(List<Layer> layers, String start) {
        String last = start;
        for (Layer layer : layers) {
            last = add(layer, last);
        }
        return last;
    }

    private String add(Layer layer, String before) {
        if (layer instanceof Layer.Residual block) {
            String body = through(block.body(), before);
            String shortcut = through(block.shortcut(), before);
            return builder.add(
                    layer.name(), layer.kind(), new Operation.Join(Operation.JoinKind.ADD, 0), List.of(body, shortcut));
        }
        Shape in = builder.shape(before);
        Operation operation = operation(layer, in);
        return builder.add(
                layer.name(),
                layer.kind(),
                operation,
                List.of(before),
                Shape.UNKNOWN,
                parameters(layer, operation, in));
    }

    private Operation operation(Layer layer, Shape in) {
        if (layer instanceof Layer.Conv conv) {
            int padding = Shapes.padding(conv);
            Window window = new Window(
                    conv.kernel(),
                    conv.kernel(),
                    conv.stride(),
                    conv.stride(),
                    conv.dilation(),
                    Window.Padding.of(padding, padding),
                    false);
            return new Operation.Conv(window, conv.filters(), in.channels(), conv.groups(), conv.bias(), false);
        } else if (layer instanceof Layer.Dense dense) {
            Integer units = dense.units();
            return new Operation.Dense(
                    units == null ? (classes > 0 ? classes : -1) : units, in.channels(), dense.bias());
        } else if (layer instanceof Layer.MaxPool pool) {
            return pool(PoolKind.MAX, pool.size(), pool.stride(), pool.padding());
        } else if (layer instanceof Layer.AveragePool pool) {
            return pool(PoolKind.AVERAGE, pool.size(), pool.stride(), pool.padding());
        } else if (layer instanceof Layer.Norm norm) {
            return norm(norm);
        } else if (layer instanceof Layer.Activation activation) {
            return new Operation.Activation(function(activation));
        } else if (layer instanceof Layer.Dropout dropout) {
            return new Operation.Dropout(dropout.rate(), false);
        } else if (layer instanceof Layer.SpatialDropout dropout) {
            return new Operation.Dropout(dropout.rate(), true);
        }
        return layer instanceof Layer.GlobalAveragePool
                ? new Operation.GlobalPool(PoolKind.AVERAGE, 1, 1, true)
                : layer instanceof Layer.Flatten ? new Operation.Flatten() : new Operation.Other();
    }

    private static Operation pool(
            PoolKind kind, int size, @org.jspecify.annotations.Nullable Integer stride, int padding) {
        int step = stride == null ? size : stride;
        return new Operation.Pool(kind, Window.square(size, step, Window.Padding.of(padding, padding)));
    }

    private static Operation norm(Layer.Norm norm) {
        if (norm instanceof Layer.BatchNorm batch) {
            return new Operation.Norm(NormKind.BATCH, batch.epsilon());
        } else if (norm instanceof Layer.GroupNorm group) {
            return new Operation.Norm(NormKind.GROUP, group.epsilon());
        }
        return new Operation.Norm(norm instanceof Layer.LayerNorm ? NormKind.LAYER : NormKind.INSTANCE, 1e-5);
    }

    private static Function function(Layer.Activation activation) {
        String name = activation.kind().toUpperCase(Locale.ROOT).replace('-', '_');
        for (Function function : Function.values()) {
            if (function.name().equals(name)) {
                return function;
            }
        }
        return Function.OTHER;
    }

    private Parameters parameters(Layer layer, Operation operation, Shape in) {
        long channels = Math.max(0, in.channels());
        if (operation instanceof Operation.Norm norm) {
            return new Parameters(
                    2 * channels, norm.kind() == NormKind.BATCH ? 2 * channels : 0, Settings.UNKNOWN, Map.of());
        } else if (layer instanceof Layer.Prelu) {
            return new Parameters(channels, 0, Settings.UNKNOWN, Map.of());
        } else if (layer instanceof Layer.Weighted weighted) {
            return new Parameters(count(operation), 0, settings(weighted), Map.of());
        }
        return Parameters.NONE;
    }

    private static long count(Operation operation) {
        if (operation instanceof Operation.Conv conv) {
            long each = conv.inputs()
                    / conv.groups()
                    * conv.window().kernelHeight()
                    * conv.window().kernelWidth();
            return conv.filters() * each + (conv.bias() ? conv.filters() : 0);
        }
        return operation instanceof Operation.Dense dense && dense.units() > 0
                ? dense.units() * dense.inputs() + (dense.bias() ? dense.units() : 0)
                : -1;
    }

    private Settings settings(Layer.Weighted layer) {
        Init own = layer.init();
        Init init = own == null ? recipe.model().init() : own;
        return new Settings(Kinds.name(init.getClass()).replace("-", ""), false, true);
    }
}
