package dev.kasus.torch.network;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Layer.Residual;
import dev.kasus.recipe.model.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The network of a recipe: its parameters and the forward pass from images to logits. Its tensors belong to the pointer
 * scope that it is made in.
 */
public final class Network {
    private final int classes;
    private final ParameterStore parameters;
    private final RunningStatistics statistics;
    private final List<Step> steps;

    /** What turns a layer's input into its output. */
    @FunctionalInterface
    interface Operation {
        Tensor apply(Tensor input, ForwardMode mode);
    }

    private record Step(Layer layer, Operation operation) {}

    private Network(int classes, ParameterStore parameters, RunningStatistics statistics, List<Step> steps) {
        this.classes = classes;
        this.parameters = parameters;
        this.statistics = statistics;
        this.steps = steps;
    }

    /** The network of a recipe before training, its weights drawn from the recipe's seed. */
    public static Network of(Recipe recipe, int classes) {
        Shapes shapes = recipe.shapes(classes);
        ParameterStore parameters = Weights.store(recipe.model(), shapes);
        Weights.draw(recipe, parameters);
        Operations operations = new Operations(parameters);
        RunningStatistics statistics = RunningStatistics.fresh(recipe.model(), shapes);
        return new Network(classes, parameters, statistics, steps(recipe.model().layers(), operations));
    }

    private static List<Step> steps(List<Layer> layers, Operations operations) {
        List<Step> steps = new ArrayList<>();
        for (Layer layer : layers) {
            steps.add(new Step(
                    layer, layer instanceof Residual block ? residual(block, operations) : operations.of(layer)));
        }
        return List.copyOf(steps);
    }

    private static Operation residual(Residual block, Operations operations) {
        List<Step> body = steps(block.body(), operations);
        List<Step> shortcut = steps(block.shortcut(), operations);
        return (input, mode) -> {
            Tensor through = through(body, input, mode);
            Tensor past = through(shortcut, input, mode);
            Tensor sum = through.add(past);
            release(through, input, sum);
            release(past, input, sum);
            return sum;
        };
    }

    /** Logits, images x classes, of normalised images x channels x height x width. */
    public Tensor logits(Tensor images, ForwardMode mode) {
        return through(steps, images, mode);
    }

    @SuppressWarnings("ReferenceEquality") // a layer that does nothing hands its input on
    private static Tensor through(List<Step> steps, Tensor images, ForwardMode mode) {
        Tensor current = images;
        for (Step step : steps) {
            Tensor output = step.operation().apply(current, mode);
            mode.hook().seen(step.layer(), current, output);
            if (output != current) {
                release(current, images, output);
            }
            current = output;
        }
        return current;
    }

    /**
     * Frees outputs that a forward pass without gradients no longer needs. Otherwise the outputs of all layers,
     * gigabytes in a deep net, would stay until its end. The graph itself keeps what a gradient needs.
     */
    @SuppressWarnings("ReferenceEquality") // the same object, not an equal tensor
    private static void release(Tensor used, Tensor input, Tensor output) {
        if (used != input && !output.requires_grad()) {
            used.close();
        }
    }

    /** Number of logits of an image. */
    public int classes() {
        return classes;
    }

    /** Whether every parameter is a finite number. */
    public boolean isFinite() {
        try (PointerScope scope = new PointerScope()) {
            return parameters.values().isfinite().all().item_bool();
        }
    }

    public ParameterStore parameters() {
        return parameters;
    }

    public RunningStatistics statistics() {
        return statistics;
    }
}
