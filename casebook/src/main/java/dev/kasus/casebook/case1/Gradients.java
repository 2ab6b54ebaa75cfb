package dev.kasus.casebook.case1;

import static dev.kasus.casebook.RecipeEdits.activation;
import static dev.kasus.casebook.RecipeEdits.remedy;
import static dev.kasus.casebook.RecipeEdits.set;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.CureClaim;
import dev.kasus.casebook.Means;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.Variant;
import dev.kasus.casebook.Words;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gradients in the net of the case: where they vanish, what follows, what cures it, and what it has to do with the gap. */
record Gradients(Recipe healthy, Recipe sick) implements Part {
    private static final Metric FIT = Metric.EVAL_MODE_TRAIN_ACCURACY;
    private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;
    private static final String RELU = Case.HEALTHY;
    private static final String SIGMOID = "sigmoid";
    private static final String SIGMOID_LONGER = "sigmoid-longer";
    private static final String TANH = "tanh";
    private static final String SHALLOW = "sigmoid-half-as-deep";
    private static final String BYTES = "sigmoid-on-bytes";
    private static final String LEAKY = "leaky-relu";
    private static final String SIGMOID_HE_NORMAL = "sigmoid-he-normal";
    private static final String SIGMOID_HE_UNIFORM = "sigmoid-he-uniform";
    private static final String SMALL = "small-weights";
    private static final String SMALL_LEAKY = "small-weights-leaky-relu";
    private static final String HE_UNIFORM = "he-uniform";
    private static final List<String> CURES_IN_SICK = List.of("sick-leaky-relu", "sick-he-uniform", "sick-residual");

    private static final String GLOROT = "glorot-uniform";
    /** Steps of early layers are compared by orders of magnitude. */
    private static final double HARDLY = 0.1;

    /** A net that fits so many of its training images has converged. */
    private static final double CONVERGED = 0.9;

    private static final long LONGER = 8;

    /** Standard deviation of a common fixed initialisation. */
    private static final double SMALL_STD = 0.01;

    private Recipe sigmoid(Recipe net) {
        return set(activation(net, new Layer.Sigmoid("")), "model.init", GLOROT);
    }

    @Override
    public List<CaseArm> arms() {
        Recipe small = set(healthy, "model.init", Map.of("normal", Map.of("std", SMALL_STD)));
        Recipe logistic = activation(healthy, new Layer.Sigmoid(""));
        Layer leaky = new Layer.LeakyRelu("", 0.1);
        return List.of(
                CaseArm.of(SIGMOID, sigmoid(healthy)).inFull(),
                CaseArm.of(
                                SIGMOID_LONGER,
                                set(
                                        sigmoid(healthy),
                                        "training.epochs",
                                        LONGER * healthy.training().epochs()))
                        .inBrief(),
                CaseArm.of(TANH, set(activation(healthy, new Layer.Tanh("")), "model.init", GLOROT)),
                CaseArm.of(SHALLOW, sigmoid(Net.halfAsDeep(healthy))),
                CaseArm.of(BYTES, set(sigmoid(healthy), "data.normalization", "none")),
                CaseArm.of(LEAKY, activation(healthy, leaky)),
                CaseArm.of(SIGMOID_HE_NORMAL, logistic),
                CaseArm.of(SIGMOID_HE_UNIFORM, set(logistic, "model.init", "he-uniform")),
                CaseArm.of(SMALL, small),
                CaseArm.of(SMALL_LEAKY, activation(small, leaky)),
                CaseArm.of(HE_UNIFORM, set(healthy, "model.init", "he-uniform")),
                CaseArm.of(CURES_IN_SICK.get(0), activation(sick, leaky)),
                CaseArm.of(CURES_IN_SICK.get(1), set(sick, "model.init", "he-uniform")),
                CaseArm.of(CURES_IN_SICK.get(2), remedy(sick, "residual-connections", "vanishing-gradient")));
    }

    @Override
    public List<Variant> variants() {
        return List.of(
                Variant.of(SIGMOID, RELU, "vanishing-gradient", "saturated-activation"),
                Variant.of(SMALL, RELU, "initialization-scale", "vanishing-gradient"));
    }

    @Override
    public List<Claim> claims() {
        Map<String, List<String>> cures = new LinkedHashMap<>();
        cures.put(SIGMOID, List.of(RELU, LEAKY, SIGMOID_HE_NORMAL, SIGMOID_HE_UNIFORM));
        cures.put(SMALL, List.of(RELU, HE_UNIFORM, SMALL_LEAKY));
        List<Comparison> gap = new ArrayList<>();
        CURES_IN_SICK.forEach(arm -> gap.add(new Comparison(arm, AddedNorm.SICK, ACCURACY)));
        gap.add(new Comparison(Case.HEALTHY, AddedNorm.SICK, ACCURACY));
        return List.of(
                new Claim(
                        "K1.1",
                        "Gradients vanish on the way back, above all with sigmoid or tanh, with depth, and with inputs that are not normalised.",
                        List.of(),
                        Gradients::vanishes),
                new Claim(
                        "K1.2",
                        "Early layers are hardly updated and end up ineffective, and convergence takes much longer.",
                        List.of(new Comparison(SIGMOID, RELU, FIT)),
                        Gradients::consequences),
                CureClaim.of("K1.3", "ReLU, LeakyReLU and He initialisation cure it.", FIT, cures),
                new Claim(
                        "K1.7",
                        "Vanishing gradients are a cause of the 98/62 gap itself.",
                        gap,
                        runs -> gap(runs, gap)));
    }

    /** The gradient that arrives at the first layer with weights in the first step, as a share of that at the logits. */
    private static double arrives(Recording run) {
        List<String> layers = weighted(run);
        Series first = run.series(Signals.ACTIVATION_GRADIENT, layers.get(0));
        Series last = run.series(Signals.ACTIVATION_GRADIENT, layers.get(layers.size() - 1));
        return first.isEmpty() || last.isEmpty() ? Double.NaN : first.value(0) / last.value(0);
    }

    private static List<String> weighted(Recording run) {
        return run.recipe().orElseThrow().model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .map(Layer::name)
                .toList();
    }

    private static Claim.Outcome vanishes(CaseRuns runs) {
        double sigmoid = runs.mean(SIGMOID, Gradients::arrives);
        double tanh = runs.mean(TANH, Gradients::arrives);
        double relu = runs.mean(RELU, Gradients::arrives);
        double shallow = runs.mean(SHALLOW, Gradients::arrives);
        double bytes = runs.mean(BYTES, Gradients::arrives);
        boolean activation = sigmoid < relu / 100;
        boolean tanhToo = tanh < relu / 10;
        boolean depth = sigmoid < shallow / 10;
        boolean inputs = bytes < sigmoid / 2;
        long held = Stream.of(activation, tanhToo, depth, inputs)
                .filter(holds -> holds)
                .count();
        return new Claim.Outcome(
                held == 4 ? Status.SUPPORTED : held == 0 ? Status.REFUTED : Status.DEPENDS,
                sigmoid,
                Means.interval(runs.each(SIGMOID, Gradients::arrives)),
                "Share of the logits' gradient that arrives at the first convolution in the first step: with sigmoid "
                        + Words.number(sigmoid) + ", with tanh " + Words.number(tanh) + ", with ReLU "
                        + Words.number(relu) + "; half as deep with sigmoid " + Words.number(shallow)
                        + "; with sigmoid on bytes that are not normalised " + Words.number(bytes) + ". So: sigmoid "
                        + Words.yes(activation) + ", tanh " + Words.yes(tanhToo) + ", depth " + Words.yes(depth)
                        + ", inputs " + Words.yes(inputs) + ".");
    }

    private static double lastUpdate(Recording run) {
        return CaseRuns.last(run, Signals.UPDATE_RATIO, weighted(run).get(0));
    }

    private static double firstGradient(Recording run) {
        return run.series(Signals.WEIGHT_GRADIENT, weighted(run).get(0)).value(0);
    }

    /** What the training accuracy loses if the first layer gets back the weights that it began with. */
    private static double rewound(Recording run) {
        return CaseRuns.last(run, Signals.INTACT_TRAIN_ACCURACY)
                - CaseRuns.last(
                        run, Signals.REWOUND_TRAIN_ACCURACY, weighted(run).get(0));
    }

    /** What training has added to what a linear classifier reads from the first layer. */
    private static double learnt(Recording run) {
        String first = weighted(run).get(0);
        return CaseRuns.last(run, Signals.LINEAR_PROBE_ACCURACY, first)
                - CaseRuns.last(run, Signals.UNTRAINED_LINEAR_PROBE_ACCURACY, first);
    }

    private static Claim.Outcome consequences(CaseRuns runs) {
        Comparison comparison = new Comparison(SIGMOID, RELU, FIT);
        Judgement learns = runs.judgement(comparison);
        double gradient = runs.mean(SIGMOID, Gradients::firstGradient) / runs.mean(RELU, Gradients::firstGradient);
        double step = runs.mean(SIGMOID, Gradients::lastUpdate) / runs.mean(RELU, Gradients::lastUpdate);
        boolean slower = learns.verdict() == Verdict.HARMED;
        boolean starved = step < HARDLY;
        boolean idle = runs.mean(SIGMOID, Gradients::rewound) < FIT.minimumEffect();
        long held = Stream.of(slower, starved, idle).filter(holds -> holds).count();
        return new Claim.Outcome(
                learns.verdict() == Verdict.NOT_ENOUGH_RUNS
                        ? Status.NOT_TESTED
                        : held == 3 ? Status.SUPPORTED : held == 0 ? Status.REFUTED : Status.DEPENDS,
                learns.effect(),
                learns.interval(),
                "Sigmoid against ReLU, training accuracy: " + Words.of(runs, comparison)
                        + "; the gradient of the first layer's weights is " + Words.number(gradient)
                        + " of that with ReLU, the last step recorded moves them " + Words.number(step)
                        + " times as far"
                        + (starved ? "" : ", since Adam divides by the size of the gradient")
                        + ". Epochs until " + Words.percent(CONVERGED) + " of the training images are right: ReLU "
                        + epochs(runs, RELU) + ", sigmoid " + epochs(runs, SIGMOID_LONGER)
                        + ". Putting the first layer back to its first weights costs "
                        + layers(runs, Gradients::rewound)
                        + " of training accuracy; training has added " + layers(runs, Gradients::learnt)
                        + " to what a linear classifier reads from it. So slower: " + Words.yes(slower)
                        + ", hardly updated: " + Words.yes(starved) + ", ineffective: " + Words.yes(idle)
                        + "; in the net of the case, which fits its images, the first layer is "
                        + (runs.mean(AddedNorm.SICK, Gradients::rewound) < FIT.minimumEffect() ? "" : "not ")
                        + "ineffective.");
    }

    /** Such as {@code 9}, or {@code more than 400 in 2 of 5 runs, else 310}. */
    private static String epochs(CaseRuns runs, String arm) {
        double[] each = runs.each(arm, Gradients::converged);
        long never = Arrays.stream(each).filter(Double::isNaN).count();
        String mean = Long.toString(Math.round(Arrays.stream(each)
                .filter(epoch -> !Double.isNaN(epoch))
                .average()
                .orElse(Double.NaN)));
        if (never == 0) {
            return mean;
        }
        int all = runs.of(arm).get(0).series(Signals.TRAIN_ACCURACY).size();
        return "more than " + all + " in " + never + " of " + each.length + " runs"
                + (never == each.length ? "" : ", else " + mean);
    }

    /** The first epoch in which so many training images were right; NaN if there is none. */
    private static double converged(Recording run) {
        double[] accuracy = run.series(Signals.TRAIN_ACCURACY).values();
        return IntStream.range(0, accuracy.length)
                .filter(epoch -> accuracy[epoch] >= CONVERGED)
                .mapToDouble(epoch -> epoch + 1)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String layers(CaseRuns runs, ToDoubleFunction<Recording> points) {
        return Stream.of(SIGMOID, RELU, AddedNorm.SICK)
                .map(arm -> String.format(Locale.ROOT, "%.0f points (%s)", 100 * runs.mean(arm, points), arm))
                .collect(Collectors.joining(", "));
    }

    private static double gapOf(Recording run) {
        return CaseRuns.trainAccuracy(run) - CaseRuns.validationAccuracy(run);
    }

    /** Which part of the gap goes with each cure of vanishing gradients, and which with the batch norm. */
    private static Claim.Outcome gap(CaseRuns runs, List<Comparison> comparisons) {
        double before = runs.mean(AddedNorm.SICK, Gradients::gapOf);
        List<String> parts = new ArrayList<>();
        Comparison best = comparisons.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (Comparison comparison : comparisons.subList(0, comparisons.size() - 1)) {
            double closes = (before - runs.mean(comparison.arm(), Gradients::gapOf)) / before;
            parts.add(comparison.arm() + " " + Words.percent(closes));
            if (closes > most) {
                most = closes;
                best = comparison;
            }
        }
        double norm = (before - runs.mean(Case.HEALTHY, Gradients::gapOf)) / before;
        Judgement cure = runs.judgement(best);
        Status status = cure.verdict() == Verdict.NOT_ENOUGH_RUNS
                ? Status.NOT_TESTED
                : cure.verdict() != Verdict.HELPED ? Status.REFUTED : most > 0.5 ? Status.SUPPORTED : Status.DEPENDS;
        return new Claim.Outcome(
                status,
                cure.effect(),
                cure.interval(),
                "Of a gap of " + Math.round(100 * before) + " points the cures of vanishing gradients close: "
                        + String.join(", ", parts) + "; removing the batch norm closes " + Words.percent(norm)
                        + ". The best of them, validation accuracy: " + best.arm() + " " + Words.of(runs, best) + ".");
    }
}
