package dev.kasus.bench.accuracy;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.catalog.Remedies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Every fault that is planted. Doses were chosen before any was diagnosed, by one thing: does the net get clearly worse? */
final class Faults {
    private static final String ANY = "plain lenet vgg resnet strided";
    private static final String PLAIN = "plain lenet";
    private static final String NORMED = "vgg resnet";

    private Faults() {}

    static List<Fault> all() {
        return List.of(
                // Why it does not learn.
                fault("rate-over-3000", "learning-rate-too-low", ANY, recipe -> rate(recipe, 1 / 3000.0)),
                fault("rate-times-300", "learning-rate-too-high", ANY, recipe -> rate(recipe, 300)),
                fault(
                        "momentum-0.999",
                        "momentum-too-high learning-rate-too-high",
                        "plain resnet strided",
                        recipe -> yaml(
                                "- set: {path: training.optimizer, value: {sgd: {momentum: 0.999}}}",
                                "- set: {path: training.learning-rate, value: 0.05}")),
                fault(
                        "constant-weights",
                        "symmetric-initialization",
                        ANY,
                        recipe -> yaml("- set: {path: model.init, value: {constant: {value: 0.01}}}")),
                fault(
                        "zero-weights",
                        "symmetric-initialization initialization-scale",
                        PLAIN,
                        recipe -> yaml("- set: {path: model.init, value: zeros}")),
                fault(
                        "tiny-weights",
                        "initialization-scale vanishing-gradient",
                        PLAIN,
                        recipe -> yaml("- set: {path: model.init, value: {normal: {std: 0.0005}}}")),
                fault(
                        "huge-weights",
                        "initialization-scale exploding-gradient",
                        PLAIN,
                        recipe -> yaml("- set: {path: model.init, value: {normal: {std: 1}}}")),
                fault(
                        "raw-bytes",
                        "inputs-not-normalized",
                        PLAIN,
                        recipe -> yaml(
                                "- set: {path: data.normalization, value: none}",
                                "- set: {path: training.optimizer, value: {sgd: {momentum: 0.9}}}",
                                "- set: {path: training.learning-rate, value: 0.02}")),
                fault("deep-sigmoid", "vanishing-gradient", PLAIN, recipe -> deep(recipe, "sigmoid")),
                fault(
                        "deep-gain-3",
                        "exploding-gradient initialization-scale",
                        PLAIN,
                        recipe -> deep(recipe, "relu")
                                .map(deeper -> new Edit.All(List.of(
                                        deeper, edit("- set: {path: model.init, value: {orthogonal: {gain: 4}}}"))))),
                fault(
                        "rate-spike",
                        "dying-relu learning-rate-too-high",
                        PLAIN,
                        recipe -> yaml("- set: {path: training.schedule, value: {one-cycle: {max: "
                                + number(60 * recipe.training().learningRate())
                                + ", rise: 0.05, initial-divisor: 60}}}")),
                fault(
                        "wide-tanh",
                        "saturated-activation initialization-scale",
                        PLAIN,
                        recipe -> yaml(
                                "- replace: {where: {kind: activation}, layer: tanh}",
                                "- set: {path: model.init, value: {normal: {std: 1}}}")),
                fault("two-filters", "insufficient-capacity", ANY, Faults::narrow),
                // Why it does not generalise.
                fault("few-images", "missing-regularization excess-capacity", ANY, recipe -> few(recipe, 15, 20)),
                fault(
                        "dense-head-for-few-images",
                        "oversized-dense-head missing-regularization excess-capacity",
                        "plain strided",
                        recipe -> few(recipe, 20, 15).map(few -> new Edit.All(List.of(few, bigHead(recipe))))),
                fault(
                        "no-pooling-for-few-images",
                        "missing-pooling oversized-dense-head excess-capacity missing-regularization",
                        PLAIN,
                        recipe -> few(recipe, 20, 12)
                                .map(few ->
                                        new Edit.All(List.of(few, edit("- remove: {kind: " + pooling(recipe) + "}"))))),
                fault(
                        "stale-batch-norm",
                        "batch-norm-stale-statistics",
                        NORMED,
                        recipe -> yaml(
                                "- replace: {where: {kind: batch-norm}, layer: {batch-norm: {momentum: 0.0005}}}")),
                fault(
                        "batches-of-two",
                        "batch-norm-small-batch",
                        NORMED,
                        recipe -> yaml(
                                "- set: {path: training.batch-size, value: 2}",
                                "- set: {path: training.epochs, value: 3}")),
                fault(
                        "dropout-before-batch-norm",
                        "dropout-variance-shift batch-norm-statistics",
                        NORMED,
                        recipe -> yaml("- insert-before: {where: {kind: batch-norm}, layer: {dropout: {rate: 0.5}}}")),
                fault("dark-validation", "train-validation-shift batch-norm-statistics", ANY, Faults::darkValidation),
                // What holds it back.
                fault(
                        "heavy-dropout",
                        "excess-regularization",
                        "plain lenet strided",
                        recipe -> yaml("- insert-after: {where: {kind: activation}, layer: {dropout: {rate: 0.7}}}")),
                fault(
                        "heavy-l2",
                        "excess-regularization",
                        ANY,
                        recipe -> yaml("- set: {path: training.l2, value: 0.2}")));
    }

    private static Fault fault(String id, String roots, String nets, Function<Recipe, Optional<Edit>> edit) {
        return new Fault(id, List.of(roots.split(" ")), List.of(nets.split(" ")), edit);
    }

    private static Edit edit(String... lines) {
        return EditFile.parse(String.join("\n", lines), "fault");
    }

    private static Optional<Edit> yaml(String... lines) {
        return Optional.of(edit(lines));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.8f", value);
    }

    private static Optional<Edit> rate(Recipe recipe, double factor) {
        return yaml("- set: {path: training.learning-rate, value: "
                + number(recipe.training().learningRate() * factor) + "}");
    }

    /** Twice as deep, with another activation. */
    private static Optional<Edit> deep(Recipe recipe, String activation) {
        Edit swap = edit("- replace: {where: {kind: activation}, layer: " + activation + "}");
        Recipe swapped = recipe.with(swap);
        Optional<Edit> once = deeper(swapped);
        Optional<Edit> twice = once.flatMap(edit -> deeper(swapped.with(edit)));
        return twice.map(edit -> new Edit.All(List.of(swap, once.orElseThrow(), edit)));
    }

    private static Optional<Edit> deeper(Recipe recipe) {
        Evidence reason = new Evidence("", 0, 0, 0, 0, "A fault.");
        Finding finding = new Finding(
                "insufficient-capacity",
                "",
                new Opinion.Present(0, List.of(), List.of(), 0, List.of(reason)),
                EvidenceLevel.OBSERVED,
                0);
        return Remedies.of("deeper").treat(recipe, finding).map(Treatment::edit);
    }

    private static Optional<Edit> narrow(Recipe recipe) {
        List<Edit> edits = new ArrayList<>();
        for (Layer layer : recipe.model().allLayers()) {
            if (layer instanceof Layer.Conv conv) {
                edits.add(edit("- set: {path: model.layers." + conv.name() + ".filters, value: 2}"));
            } else if (layer instanceof Layer.Dense dense && dense.units() != null) {
                edits.add(edit("- set: {path: model.layers." + dense.name() + ".units, value: 3}"));
            } else if (layer instanceof Layer.GroupNorm norm) {
                edits.add(edit("- set: {path: model.layers." + norm.name() + ".groups, value: 1}"));
            }
        }
        return Optional.of(new Edit.All(edits));
    }

    /** So few images of each class that they can be memorised, for as many steps as before, without regularisation. */
    private static Optional<Edit> few(Recipe recipe, int perClass, int timesEpochs) {
        List<Edit> edits = new ArrayList<>(List.of(
                edit("- set: {path: data.limit.train-per-class, value: " + perClass + "}"),
                edit("- set: {path: training.epochs, value: "
                        + recipe.training().epochs() * timesEpochs / 4 + "}"),
                edit("- set: {path: training.l2, value: 0}"),
                edit("- set: {path: training.batch-size, value: 32}")));
        if (recipe.model().allLayers().stream().anyMatch(layer -> layer instanceof Layer.Dropout)) {
            edits.add(new Edit.Remove(new Selector.Kind("dropout")));
        }
        return Optional.of(new Edit.All(edits));
    }

    private static Edit bigHead(Recipe recipe) {
        boolean flat = recipe.model().allLayers().stream().anyMatch(layer -> layer instanceof Layer.Flatten);
        return flat
                ? edit("- set: {path: model.layers.dense1.units, value: 1024}", "- remove: {name: max-pool3}")
                : edit(
                        "- replace: {where: {kind: global-average-pool}, layer: flatten}",
                        "- insert-before: {where: {kind: dense}, layer: {dense: {units: 1024}}}");
    }

    private static String pooling(Recipe recipe) {
        boolean averages = recipe.model().allLayers().stream().anyMatch(layer -> layer instanceof Layer.AveragePool);
        return averages ? "average-pool" : "max-pool";
    }

    /** Only the reef draws validation images as they are asked for. */
    private static Optional<Edit> darkValidation(Recipe recipe) {
        return recipe.data().source() instanceof Source.Reef
                ? yaml("- set: {path: data.source.reef.validation, value: {turbidity: 0.75, blur: 3, noise: 0.1}}")
                : Optional.empty();
    }
}
