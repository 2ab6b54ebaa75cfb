package dev.kasus.diagnosis.evidence;

import static dev.kasus.diagnosis.evidence.Numbers.classes;
import static dev.kasus.diagnosis.evidence.Numbers.log;

import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Shapes;
import dev.kasus.recipe.training.Optimizer;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** What the recipe tells: the net, its size against the images, how it is trained. */
final class NetMeasures {
    private NetMeasures() {}

    static List<Measure> all() {
        return List.of(
                recipe(
                        "images-a-class",
                        "training images of the median class, logarithm",
                        (run, recipe) -> log(
                                Numbers.median(run.provenance().map(Provenance::trainCounts).orElse(List.of()).stream()
                                        .mapToDouble(Integer::doubleValue)
                                        .toArray()))),
                recipe(
                        "weights-an-image",
                        "weights over training images, logarithm",
                        (run, recipe) -> log(recipe.shapes(classes(run).size()).parameters() / images(run))),
                recipe(
                        "head-share",
                        "share of the weights that are in the first dense layer behind the convolutions",
                        NetMeasures::headShare),
                recipe("last-map", "pixels of the map in front of the head, logarithm", NetMeasures::lastMap),
                recipe("narrowest", "units of the narrowest hidden layer, logarithm", NetMeasures::narrowest),
                recipe(
                        "depth",
                        "hidden layers with weights",
                        (run, recipe) -> layers(recipe, layer -> layer instanceof Layer.Weighted) - 1),
                recipe(
                        "stem-stride",
                        "stride of the first convolution",
                        (run, recipe) -> recipe.model().allLayers().get(0) instanceof Layer.Conv conv
                                ? conv.stride()
                                : Double.NaN),
                recipe("dropout", "largest dropout rate", (run, recipe) -> dropout(recipe)),
                recipe(
                        "dropout-layers",
                        "dropout layers over activations",
                        (run, recipe) -> layers(
                                        recipe,
                                        layer ->
                                                layer instanceof Layer.Dropout || layer instanceof Layer.SpatialDropout)
                                / Math.max(1, layers(recipe, layer -> layer instanceof Layer.Activation))),
                recipe(
                        "weight-decay",
                        "factor of L2, logarithm",
                        (run, recipe) -> log(1e-7
                                + recipe.training().l2()
                                + recipe.training().l1())),
                recipe(
                        "augmentations",
                        "random changes of training images",
                        (run, recipe) -> recipe.training().augmentation().size()),
                recipe(
                        "activations",
                        "activations over hidden layers with weights",
                        (run, recipe) -> layers(recipe, layer -> layer instanceof Layer.Activation)
                                / Math.max(1, layers(recipe, layer -> layer instanceof Layer.Weighted) - 1)),
                recipe(
                        "batch-size",
                        "images of a step, logarithm",
                        (run, recipe) -> log(recipe.training().batchSize())),
                recipe(
                        "batch-norms",
                        "1 with batch norm",
                        (run, recipe) -> layers(recipe, layer -> layer instanceof Layer.BatchNorm) > 0 ? 1 : 0),
                recipe(
                        "norms",
                        "1 with any norm",
                        (run, recipe) -> layers(recipe, layer -> layer instanceof Layer.Norm) > 0 ? 1 : 0),
                recipe(
                        "dropout-before-batch-norm",
                        "1 where a dropout stands somewhere before a batch norm",
                        (run, recipe) -> dropoutBeforeNorm(recipe) ? 1 : 0),
                recipe(
                        "norm-horizon",
                        "steps over those that the slowest running statistics take to settle, logarithm",
                        NetMeasures::horizon),
                recipe(
                        "momentum",
                        "share of the velocity that SGD keeps, as -log of the rest",
                        (run, recipe) -> recipe.training().optimizer() instanceof Optimizer.Sgd sgd
                                ? -log(Math.max(1e-4, 1 - sgd.momentum()))
                                : 1),
                recipe(
                        "learning-rate",
                        "largest rate, over 0.01 for SGD and 0.001 for others, logarithm",
                        (run, recipe) -> log(run.series(Signals.LEARNING_RATE).max()
                                / (recipe.training().optimizer() instanceof Optimizer.Sgd ? 0.01 : 0.001))));
    }

    private static Measure recipe(String id, String about, ToDoubleBiFunction<Recording, Recipe> value) {
        return new Measure(
                id,
                about,
                run -> run.recipe()
                        .map(recipe -> value.applyAsDouble(run, recipe))
                        .orElse(Double.NaN));
    }

    private static double images(Recording run) {
        return run.provenance()
                .map(it -> it.trainCounts().stream()
                        .mapToDouble(Integer::doubleValue)
                        .sum())
                .orElse(Double.NaN);
    }

    private static double layers(Recipe recipe, java.util.function.Predicate<Layer> kind) {
        return recipe.model().allLayers().stream().filter(kind).count();
    }

    private static double headShare(Recording run, Recipe recipe) {
        Shapes shapes = recipe.shapes(classes(run).size());
        return recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Dense)
                .findFirst()
                .map(layer -> (double) shapes.parameters(layer.name()) / shapes.parameters())
                .orElse(Double.NaN);
    }

    private static double lastMap(Recording run, Recipe recipe) {
        Shapes shapes = recipe.shapes(classes(run).size());
        return recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Flatten || layer instanceof Layer.GlobalAveragePool)
                .findFirst()
                .map(layer -> shapes.input(layer.name()))
                .map(shape -> log((double) shape.height() * shape.width()))
                .orElse(Double.NaN);
    }

    private static double narrowest(Recording run, Recipe recipe) {
        Shapes shapes = recipe.shapes(classes(run).size());
        List<Layer> weighted = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .toList();
        ToDoubleFunction<Layer> units = layer -> shapes.output(layer.name()).channels();
        return log(weighted.subList(0, weighted.size() - 1).stream()
                .mapToDouble(units)
                .min()
                .orElse(Double.NaN));
    }

    private static double dropout(Recipe recipe) {
        return recipe.model().allLayers().stream()
                .mapToDouble(layer -> layer instanceof Layer.Dropout dropout
                        ? dropout.rate()
                        : layer instanceof Layer.SpatialDropout spatial ? spatial.rate() : 0)
                .max()
                .orElse(0);
    }

    private static boolean dropoutBeforeNorm(Recipe recipe) {
        boolean dropped = false;
        for (Layer layer : recipe.model().allLayers()) {
            dropped |= layer instanceof Layer.Dropout dropout && dropout.rate() > 0;
            if (dropped && layer instanceof Layer.BatchNorm) {
                return true;
            }
        }
        return false;
    }

    private static double horizon(Recording run, Recipe recipe) {
        double momentum = recipe.model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.BatchNorm)
                .mapToDouble(layer -> ((Layer.BatchNorm) layer).momentum())
                .min()
                .orElse(Double.NaN);
        return log(momentum * run.series(Signals.TRAIN_LOSS).lastStep());
    }
}
