package dev.kasus.bench.corpus;

import dev.kasus.bench.corpus.Plant.Dose;
import dev.kasus.bench.corpus.Plant.Kind;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.training.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps a net from learning: the rate, the initialisation, the activations, the capacity, the length. */
final class LearningPlants {
    private LearningPlants() {}

    static List<Kind> all() {
        return List.of(
                Kind.of(
                        "rate-too-high",
                        "learning-rate-too-high",
                        (recipe, draw) -> rate(recipe, draw.logUniform(8, 300))),
                Kind.of(
                        "rate-too-low",
                        "learning-rate-too-low",
                        (recipe, draw) -> rate(recipe, 1 / draw.logUniform(30, 3000))),
                Kind.of("momentum-too-high", "momentum-too-high learning-rate-too-high", (recipe, draw) -> {
                    String momentum = draw.of("0.99", "0.995", "0.999");
                    return recipe.training().optimizer() instanceof Optimizer.Sgd
                            ? Dose.of(
                                    momentum, "- set: {path: training.optimizer.sgd.momentum, value: " + momentum + "}")
                            : Optional.empty();
                }),
                Kind.of("constant-weights", "symmetric-initialization", (recipe, draw) -> {
                    String value = Draw.number(draw.logUniform(0.003, 0.1));
                    return Dose.of(value, "- set: {path: model.init, value: {constant: {value: " + value + "}}}");
                }),
                Kind.of(
                        "zero-weights",
                        "symmetric-initialization initialization-scale",
                        (recipe, draw) -> Dose.of("0", "- set: {path: model.init, value: zeros}")),
                Kind.of(
                        "small-weights",
                        "initialization-scale vanishing-gradient",
                        (recipe, draw) -> weights(draw.logUniform(1e-4, 5e-3))),
                Kind.of(
                        "large-weights",
                        "initialization-scale exploding-gradient",
                        (recipe, draw) -> weights(draw.logUniform(0.5, 3))),
                Kind.of(
                        "raw-bytes",
                        "inputs-not-normalized",
                        (recipe, draw) -> Dose.of("bytes", "- set: {path: data.normalization, value: none}")),
                Kind.of("negative-biases", "dying-relu initialization-scale", LearningPlants::biases),
                Kind.of("sigmoid", "vanishing-gradient saturated-activation", (recipe, draw) -> {
                    boolean deep = recipe.model().allLayers().stream()
                                    .filter(layer -> layer instanceof Layer.Conv)
                                    .count()
                            >= 5;
                    return deep && !Plant.has(recipe, Layer.BatchNorm.class)
                            ? Dose.of(
                                    "all",
                                    "- replace: {where: {kind: activation}, layer: sigmoid}",
                                    "- set: {path: model.init, value: glorot-uniform}")
                            : Optional.empty();
                }),
                Kind.of("saturated-tanh", "saturated-activation initialization-scale", (recipe, draw) -> {
                    String std = Draw.number(draw.uniform(0.5, 2));
                    return Dose.of(
                            std,
                            "- replace: {where: {kind: activation}, layer: tanh}",
                            "- set: {path: model.init, value: {normal: {std: " + std + "}}}");
                }),
                Kind.of("too-few-filters", "insufficient-capacity", (recipe, draw) -> narrow(recipe, draw.whole(1, 3))),
                Kind.of(
                        "no-activation",
                        "missing-activation insufficient-capacity",
                        (recipe, draw) -> Plant.has(recipe, Layer.Residual.class)
                                ? Optional.empty()
                                : Dose.of("all", "- remove: {kind: activation}")),
                Kind.of("heavy-dropout", "excess-regularization", (recipe, draw) -> {
                    String rate = Draw.number(draw.uniform(0.5, 0.8));
                    return Dose.of(
                            rate,
                            "- insert-after: {where: {kind: activation}, layer: {dropout: {rate: " + rate + "}}}");
                }),
                Kind.of("heavy-l2", "excess-regularization", (recipe, draw) -> {
                    String l2 = Draw.number(draw.logUniform(0.05, 1));
                    return Dose.of(l2, "- set: {path: training.l2, value: " + l2 + "}");
                }),
                Kind.of("too-few-epochs", "too-few-epochs", (recipe, draw) -> {
                    long epochs = Math.max(2, Math.round(recipe.training().epochs() / draw.logUniform(4, 12)));
                    return Dose.of(epochs + " epochs", "- set: {path: training.epochs, value: " + epochs + "}");
                }));
    }

    private static Optional<Dose> rate(Recipe recipe, double factor) {
        String rate = Draw.number(recipe.training().learningRate() * factor);
        return Dose.of(
                "times " + Draw.number(factor),
                "- set: {path: training.schedule, value: constant}",
                "- set: {path: training.learning-rate, value: " + rate + "}");
    }

    private static Optional<Dose> weights(double std) {
        return Dose.of(Draw.number(std), "- set: {path: model.init, value: {normal: {std: " + Draw.number(std) + "}}}");
    }

    private static Optional<Dose> biases(Recipe recipe, Draw draw) {
        String bias = Draw.number(draw.uniform(-3, -0.8));
        List<String> lines = new ArrayList<>();
        for (Layer layer : recipe.model().allLayers()) {
            if (layer instanceof Layer.Conv || (layer instanceof Layer.Dense dense && dense.units() != null)) {
                lines.add("- set: {path: model.layers." + layer.name() + ".bias-init, value: " + bias + "}");
            }
        }
        boolean dies = Plant.has(recipe, Layer.Relu.class)
                && recipe.model().allLayers().stream().noneMatch(layer -> layer instanceof Layer.Norm);
        return dies ? Dose.of(bias, lines.toArray(String[]::new)) : Optional.empty();
    }

    private static Optional<Dose> narrow(Recipe recipe, int filters) {
        boolean plain = recipe.model().allLayers().stream()
                .noneMatch(layer -> layer instanceof Layer.Residual
                        || layer instanceof Layer.GroupNorm
                        || (layer instanceof Layer.Conv conv && conv.groups() > 1));
        List<String> lines = new ArrayList<>();
        for (Layer layer : recipe.model().allLayers()) {
            if (layer instanceof Layer.Conv) {
                lines.add("- set: {path: model.layers." + layer.name() + ".filters, value: " + filters + "}");
            } else if (layer instanceof Layer.Dense dense && dense.units() != null) {
                lines.add("- set: {path: model.layers." + layer.name() + ".units, value: " + (filters + 1) + "}");
            }
        }
        return plain ? Dose.of(filters + " filters", lines.toArray(String[]::new)) : Optional.empty();
    }
}
