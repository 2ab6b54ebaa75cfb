package dev.kasus.casebook;

import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Case 1: 98 % training and 62 % validation accuracy, with vanishing gradients and a harmful batch norm after one
 * convolution.
 */
record Case1(Recipe base) implements Case {
    /** The convolution after which the harmful batch norm is placed. */
    static final String HARMFUL = "harmful-norm";

    private static final String SICK = "harmful-batch-norm";
    private static final String DEEP_SIGMOID = "deep-sigmoid";
    private static final String DEEP_RELU = "deep-relu";
    private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String title() {
        return "98 % in training, 62 % in validation";
    }

    @Override
    public Map<String, Recipe> arms() {
        Map<String, Recipe> arms = new LinkedHashMap<>();
        arms.put(HEALTHY, base);
        Recipe sick = harmful(base);
        arms.put(SICK, sick);
        arms.put("group-norm", swap(sick, new Layer.GroupNorm("", 4, 1e-5)));
        arms.put("layer-norm", swap(sick, new Layer.LayerNorm("", 1e-5)));
        arms.put("usual-momentum", swap(sick, new Layer.BatchNorm("", 0.1, 1e-5)));
        arms.put("re-estimated", RecipeEdits.remedy(sick, "re-estimated-statistics", "batch-norm-stale-statistics"));
        arms.put("dropout", RecipeEdits.remedy(sick, "dropout-in-head", "overfitting-gap"));
        arms.put("l2", RecipeEdits.remedy(sick, "l2-weight-decay", "overfitting-gap"));
        arms.put("keras-decay", RecipeEdits.remedy(sick, "keras-decay", "overfitting-gap"));
        arms.put("adamw", RecipeEdits.remedy(sick, "adamw", "overfitting-gap"));
        arms.put("leaky-relu", RecipeEdits.activation(sick, new Layer.LeakyRelu("", 0.1)));
        arms.put("residual", RecipeEdits.remedy(sick, "residual-connections", "vanishing-gradient"));
        Recipe deep = deep(base);
        arms.put(DEEP_RELU, deep);
        arms.put(
                DEEP_SIGMOID,
                RecipeEdits.set(RecipeEdits.activation(deep, new Layer.Sigmoid("")), "model.init", "glorot-uniform"));
        arms.put(
                "deep-tanh",
                RecipeEdits.set(RecipeEdits.activation(deep, new Layer.Tanh("")), "model.init", "glorot-uniform"));
        arms.put(
                "shallow-sigmoid",
                RecipeEdits.set(RecipeEdits.activation(base, new Layer.Sigmoid("")), "model.init", "glorot-uniform"));
        arms.put(
                "deep-sigmoid-bytes",
                RecipeEdits.set(
                        RecipeEdits.set(
                                RecipeEdits.activation(deep, new Layer.Sigmoid("")), "model.init", "glorot-uniform"),
                        "data.normalization",
                        "none"));
        arms.put("deep-leaky-relu", RecipeEdits.activation(deep, new Layer.LeakyRelu("", 0.1)));
        arms.put("deep-sigmoid-he", RecipeEdits.activation(deep, new Layer.Sigmoid("")));
        return arms;
    }

    /** Adds a batch norm after the activation of the third convolution, with statistics that hardly change. */
    private static Recipe harmful(Recipe recipe) {
        return recipe.with(
                new Edit.InsertAfter(new Selector.Name("relu3"), new Layer.BatchNorm(HARMFUL, 0.0015, 1e-5)));
    }

    private static Recipe swap(Recipe recipe, Layer layer) {
        return recipe.with(new Edit.Replace(new Selector.Name(HARMFUL), layer));
    }

    private static Recipe deep(Recipe recipe) {
        return RecipeEdits.remedy(recipe, "deeper", "insufficient-capacity");
    }

    @Override
    public Map<String, List<String>> sick() {
        Map<String, List<String>> sick = new LinkedHashMap<>();
        sick.put(SICK, List.of("batch-norm-stale-statistics", "batch-norm-placement", "batch-norm-statistics"));
        sick.put(DEEP_SIGMOID, List.of("vanishing-gradient", "saturated-activation"));
        return sick;
    }

    @Override
    public List<ClaimResult> claims(CaseRuns runs) {
        ClaimJudge judge = new ClaimJudge(runs);
        return List.of(
                vanishes(runs),
                consequences(runs),
                judge.cures(
                        "K1.3",
                        "ReLU, LeakyReLU and He initialisation cure it.",
                        Metric.EVAL_MODE_TRAIN_ACCURACY,
                        DEEP_SIGMOID,
                        DEEP_RELU,
                        "deep-leaky-relu",
                        "deep-sigmoid-he"),
                harm(runs),
                judge.cures(
                        "K1.5",
                        "Group or layer normalisation, dropout after the block, and weight decay stabilise it.",
                        ACCURACY,
                        SICK,
                        "group-norm",
                        "layer-norm",
                        "dropout",
                        "l2"),
                decay(runs),
                gap(runs));
    }

    /** The gradient at the first convolution relative to the logits, over the run. */
    private static double arrives(Recording run) {
        List<String> layers = run.recipe().orElseThrow().model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .map(Layer::name)
                .toList();
        Series first = run.series(Signals.ACTIVATION_GRADIENT, layers.get(0));
        Series last = run.series(Signals.ACTIVATION_GRADIENT, layers.get(layers.size() - 1));
        return first.isEmpty() || last.isEmpty() ? Double.NaN : first.value(0) / last.value(0);
    }

    private static ClaimResult vanishes(CaseRuns runs) {
        double sigmoid = runs.mean(DEEP_SIGMOID, Case1::arrives);
        double tanh = runs.mean("deep-tanh", Case1::arrives);
        double relu = runs.mean(DEEP_RELU, Case1::arrives);
        double shallow = runs.mean("shallow-sigmoid", Case1::arrives);
        double bytes = runs.mean("deep-sigmoid-bytes", Case1::arrives);
        boolean activation = sigmoid < relu / 100;
        boolean depth = sigmoid < shallow / 10;
        boolean inputs = bytes < sigmoid / 2;
        boolean tanhToo = tanh < relu / 10;
        long held = Stream.of(activation, depth, inputs, tanhToo)
                .filter(holds -> holds)
                .count();
        return new ClaimResult(
                "K1.1",
                "Gradients vanish on the way back, above all with sigmoid or tanh, with depth, and with inputs that are not normalised.",
                held == 4 ? Status.SUPPORTED : held == 0 ? Status.REFUTED : Status.DEPENDS,
                sigmoid,
                Case3.mean(runs.each(DEEP_SIGMOID, Case1::arrives)),
                "Gradient at the first convolution relative to the logits in the first step: deep with sigmoid "
                        + ClaimJudge.number(sigmoid) + ", with tanh " + ClaimJudge.number(tanh) + ", with ReLU "
                        + ClaimJudge.number(relu)
                        + "; half as deep with sigmoid " + ClaimJudge.number(shallow) + "; deep with sigmoid on bytes "
                        + ClaimJudge.number(bytes) + ". So: sigmoid " + yes(activation) + ", tanh " + yes(tanhToo)
                        + ", depth "
                        + yes(depth) + ", inputs " + yes(inputs) + ".");
    }

    private static String yes(boolean holds) {
        return holds ? "yes" : "no";
    }

    private static double firstStep(Recording run) {
        String first = run.recipe().orElseThrow().model().allLayers().get(0).name();
        double[] ratios = run.series(Signals.UPDATE_RATIO, first).values();
        return ratios.length == 0 ? Double.NaN : ratios[ratios.length - 1];
    }

    private static ClaimResult consequences(CaseRuns runs) {
        Judgement learns = runs.compare(DEEP_SIGMOID, DEEP_RELU, Metric.EVAL_MODE_TRAIN_ACCURACY);
        double gradient = runs.mean(DEEP_SIGMOID, Case1::firstGradient) / runs.mean(DEEP_RELU, Case1::firstGradient);
        double step = runs.mean(DEEP_SIGMOID, Case1::firstStep) / runs.mean(DEEP_RELU, Case1::firstStep);
        boolean slower = learns.verdict() == Verdict.HARMED;
        boolean starved = step < 0.1;
        return new ClaimResult(
                "K1.2",
                "Early layers are hardly updated, and convergence takes much longer.",
                learns.verdict() == Verdict.NOT_ENOUGH_RUNS
                        ? Status.NOT_TESTED
                        : slower && starved ? Status.SUPPORTED : slower || starved ? Status.DEPENDS : Status.REFUTED,
                learns.effect(),
                learns.interval(),
                "Deep net, sigmoid against ReLU: training accuracy "
                        + ClaimJudge.words(learns, Metric.EVAL_MODE_TRAIN_ACCURACY)
                        + "; the gradient of the first layer's weights is " + ClaimJudge.number(gradient)
                        + " of that with ReLU, the last step recorded moves them " + ClaimJudge.number(step)
                        + " times as far."
                        + (slower && !starved
                                ? " Adam divides by the size of the gradient, so the layer is updated anyway."
                                : ""));
    }

    private static double firstGradient(Recording run) {
        String first = run.recipe().orElseThrow().model().allLayers().get(0).name();
        return run.series(Signals.WEIGHT_GRADIENT, first).value(0);
    }

    private static ClaimResult harm(CaseRuns runs) {
        Judgement harm = runs.compare(SICK, HEALTHY, ACCURACY);
        Judgement momentum = runs.compare("usual-momentum", SICK, ACCURACY);
        Judgement anew = runs.compare("re-estimated", SICK, ACCURACY);
        double train = runs.mean(SICK, CaseRuns::trainAccuracy);
        double validation = runs.mean(SICK, CaseRuns::validationAccuracy);
        double batch = runs.mean(SICK, run -> CaseRuns.last(run, Signals.ACCURACY_BATCH_STATISTICS));
        Status status = harm.verdict() == Verdict.HARMED
                ? Status.DEPENDS
                : harm.verdict() == Verdict.NOT_ENOUGH_RUNS ? Status.NOT_TESTED : Status.REFUTED;
        return new ClaimResult(
                "K1.4",
                "Batch normalisation after convolution Y made generalisation worse, by its place (a) or by statistics that differ (b).",
                status,
                harm.effect(),
                harm.interval(),
                "Training " + ClaimJudge.percent(train) + ", validation " + ClaimJudge.percent(validation)
                        + ". With the batch norm against without: " + ClaimJudge.words(harm, ACCURACY)
                        + ". In the same place with the usual momentum: " + ClaimJudge.words(momentum, ACCURACY)
                        + ". With the same weights and re-estimated statistics: " + ClaimJudge.words(anew, ACCURACY)
                        + "; with batch statistics the validation accuracy is " + ClaimJudge.percent(batch) + ": "
                        + told(momentum.verdict()));
    }

    private static String told(Verdict usualMomentum) {
        return switch (usualMomentum) {
            case HELPED -> "it is the statistics (b), which lag, not the place (a).";
            case NOT_ENOUGH_RUNS -> "so few runs cannot distinguish place (a) and statistics (b).";
            default -> "the place (a) does harm whatever the statistics.";
        };
    }

    private static double rateFell(Recording run) {
        Series rate = run.series(Signals.LEARNING_RATE);
        return rate.last() / rate.value(0);
    }

    private static double weights(Recording run) {
        return run.subjects(Signals.WEIGHT_NORM).stream()
                .mapToDouble(layer -> run.series(Signals.WEIGHT_NORM, layer).last())
                .sum();
    }

    private static ClaimResult decay(CaseRuns runs) {
        double keras = runs.mean("keras-decay", Case1::rateFell) / runs.mean(SICK, Case1::rateFell);
        double l2 = runs.mean("l2", Case1::rateFell) / runs.mean(SICK, Case1::rateFell);
        double adamw = runs.mean("adamw", Case1::rateFell) / runs.mean(SICK, Case1::rateFell);
        double untouched = runs.mean(SICK, Case1::weights);
        boolean decaysRate = keras < 0.999 && Math.abs(l2 - 1) < 1e-6 && Math.abs(adamw - 1) < 1e-6;
        return new ClaimResult(
                "K1.6",
                "Adam(learning_rate=1e-3, decay=1e-5) is weight decay.",
                decaysRate ? Status.REFUTED : Status.SUPPORTED,
                keras - 1,
                null,
                "That argument multiplies the learning rate by " + ClaimJudge.share(keras)
                        + " by the end; L2 and AdamW leave it at "
                        + ClaimJudge.share(l2) + " and " + ClaimJudge.share(adamw)
                        + ". Norms of the weights at the end, as shares of the untouched: Keras decay "
                        + ClaimJudge.percent(runs.mean("keras-decay", Case1::weights) / untouched) + ", L2 in Adam "
                        + ClaimJudge.percent(runs.mean("l2", Case1::weights) / untouched) + ", AdamW "
                        + ClaimJudge.percent(runs.mean("adamw", Case1::weights) / untouched)
                        + ": three different things.");
    }

    private static double gapOf(Recording run) {
        return CaseRuns.trainAccuracy(run) - CaseRuns.validationAccuracy(run);
    }

    private static ClaimResult gap(CaseRuns runs) {
        double before = runs.mean(SICK, Case1::gapOf);
        double leaky = before - runs.mean("leaky-relu", Case1::gapOf);
        double residual = before - runs.mean("residual", Case1::gapOf);
        double norm = before - runs.mean(HEALTHY, Case1::gapOf);
        double most = Math.max(leaky, residual) / before;
        Judgement cure = runs.compare(leaky > residual ? "leaky-relu" : "residual", SICK, ACCURACY);
        return new ClaimResult(
                "K1.7",
                "Vanishing gradients are a cause of the 98/62 gap itself.",
                most > 0.5 ? Status.SUPPORTED : cure.verdict() == Verdict.HELPED ? Status.DEPENDS : Status.REFUTED,
                cure.effect(),
                cure.interval(),
                "Of a gap of " + Math.round(100 * before) + " points, LeakyReLU closes "
                        + ClaimJudge.percent(leaky / before) + " and residual connections "
                        + ClaimJudge.percent(residual / before) + "; removing the harmful batch norm closes "
                        + ClaimJudge.percent(norm / before)
                        + ". The better of the two, validation accuracy: " + ClaimJudge.words(cure, ACCURACY) + ".");
    }
}
