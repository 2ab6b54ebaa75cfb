package dev.kasus.casebook;

import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Interval;
import dev.kasus.trial.Metric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Case 3: ReLU, and no gain in accuracy after 50 epochs although the learning rate is tuned. */
record Case3(Recipe base) implements Case {
    private static final String SICK = "dead";
    /** Gradients of a ReLU net are compared by orders of magnitude. */
    private static final double HARDLY_ANY = 0.1;

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String title() {
        return "ReLU, and no gain in accuracy after 50 epochs though the learning rate is tuned";
    }

    @Override
    public Map<String, Recipe> arms() {
        Map<String, Recipe> arms = new LinkedHashMap<>();
        // The rate begins fifty times too high and falls by a quarter an epoch: from the fourteenth on it is right, and
        // too late.
        Recipe dead = RecipeEdits.set(
                RecipeEdits.set(
                        base, "training.learning-rate", 50 * base.training().learningRate()),
                "training.schedule",
                Map.of("exponential", Map.of("factor", 0.75)));
        arms.put(HEALTHY, base);
        arms.put(SICK, dead);
        arms.put("leaky-relu-0.1", RecipeEdits.activation(dead, new Layer.LeakyRelu("", 0.1)));
        arms.put("prelu", RecipeEdits.activation(dead, new Layer.Prelu("", 0.25)));
        arms.put("elu", RecipeEdits.activation(dead, new Layer.Elu("", 1)));
        arms.put("he-uniform", RecipeEdits.set(dead, "model.init", "he-uniform"));
        arms.put("thresholded-relu", RecipeEdits.activation(dead, new Layer.ThresholdedRelu("", 1)));
        arms.put("thresholded-relu-healthy", RecipeEdits.activation(base, new Layer.ThresholdedRelu("", 1)));
        return arms;
    }

    @Override
    public Map<String, List<String>> sick() {
        return Map.of(SICK, List.of("dying-relu", "learning-rate-too-high"));
    }

    @Override
    public List<ClaimResult> claims(CaseRuns runs) {
        ClaimJudge judge = new ClaimJudge(runs);
        Metric accuracy = Metric.VALIDATION_ACCURACY;
        return List.of(
                neverUpdated(runs),
                blocked(runs),
                judge.cures(
                        "K3.3",
                        "LeakyReLU(0.1), PReLU, He initialisation and ELU cure it.",
                        accuracy,
                        SICK,
                        "leaky-relu-0.1",
                        "prelu",
                        "he-uniform",
                        "elu"),
                thresholded(runs, judge),
                judge.cures(
                        "K3+",
                        "Beyond the casebook: a rate that is right from the first step, with nothing else changed, prevents it.",
                        accuracy,
                        SICK,
                        HEALTHY));
    }

    private static double deadShare(Recording run) {
        return run.subjects(Signals.DEAD_FRACTION).stream()
                .mapToDouble(layer -> run.series(Signals.DEAD_FRACTION, layer).last())
                .max()
                .orElse(Double.NaN);
    }

    /** The layer with the most dead units, and the gradient of its weights. */
    private static double gradientOfTheDead(Recording run) {
        Recipe recipe = run.recipe().orElseThrow();
        List<Layer> layers = recipe.model().allLayers();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < layers.size(); i++) {
            boolean dead = layers.get(i) instanceof Layer.Relu
                    && run.series(Signals.DEAD_FRACTION, layers.get(i).name()).last() >= 1;
            if (dead) {
                least = Math.min(
                        least,
                        run.series(Signals.WEIGHT_GRADIENT, layers.get(i - 1).name())
                                .last());
            }
        }
        return Double.isInfinite(least) ? Double.NaN : least;
    }

    private static ClaimResult neverUpdated(CaseRuns runs) {
        double dead = runs.mean(SICK, Case3::deadShare);
        double healthy = runs.mean(HEALTHY, Case3::deadShare);
        double gradient = runs.mean(SICK, Case3::gradientOfTheDead);
        double[] shares = runs.each(SICK, Case3::deadShare);
        Status status = dead >= 0.75 && (Double.isNaN(gradient) || gradient == 0)
                ? Status.SUPPORTED
                : dead >= 0.75 ? Status.DEPENDS : Status.REFUTED;
        return new ClaimResult(
                "K3.1",
                "A unit whose input is always negative puts out 0, receives no gradient and is never updated.",
                status,
                dead,
                mean(shares),
                "In the worst layer " + ClaimJudge.percent(dead)
                        + " of the units are 0 on every sampled image after 50 epochs ("
                        + ClaimJudge.percent(healthy) + " in the healthy net). "
                        + (Double.isNaN(gradient)
                                ? "No layer is dead throughout."
                                : "If a whole layer is dead, the gradient norm of its weights is "
                                        + ClaimJudge.number(gradient) + "."));
    }

    private static double firstLayersGradient(Recording run) {
        String first = run.recipe().orElseThrow().model().allLayers().stream()
                .filter(layer -> layer instanceof Layer.Weighted)
                .map(Layer::name)
                .findFirst()
                .orElseThrow();
        return run.series(Signals.UPDATE_RATIO, first).last();
    }

    private static ClaimResult blocked(CaseRuns runs) {
        double sick = runs.mean(SICK, Case3::firstLayersGradient);
        double healthy = runs.mean(HEALTHY, Case3::firstLayersGradient);
        double lost = runs.mean(HEALTHY, CaseRuns::trainAccuracy) - runs.mean(SICK, CaseRuns::trainAccuracy);
        Status status = sick < HARDLY_ANY * healthy && lost > 0.1 ? Status.SUPPORTED : Status.REFUTED;
        return new ClaimResult(
                "K3.2",
                "Many dead units take away capacity and block the gradient below them.",
                status,
                lost,
                mean(runs.each(SICK, run -> runs.mean(HEALTHY, CaseRuns::trainAccuracy) - CaseRuns.trainAccuracy(run))),
                "At the end a step changes the first layer by " + ClaimJudge.number(sick)
                        + " of its weights, in the healthy net by " + ClaimJudge.number(healthy)
                        + "; training accuracy is lower by " + ClaimJudge.percent(lost) + ".");
    }

    private static ClaimResult thresholded(CaseRuns runs, ClaimJudge judge) {
        ClaimResult cure = judge.cures("K3.4", "", Metric.VALIDATION_ACCURACY, SICK, "thresholded-relu");
        double dead = runs.mean("thresholded-relu", Case3::deadShare);
        double usual = runs.mean(HEALTHY, Case3::deadShare);
        double here = runs.mean("thresholded-relu-healthy", Case3::deadShare);
        return new ClaimResult(
                "K3.4",
                "ThresholdedReLU has a gradient for negative inputs.",
                // f(x) = x above theta and 0 elsewhere: its slope below theta is 0 by definition; the runs show what
                // follows.
                Status.REFUTED,
                cure.effect(),
                cure.interval(),
                "It has none: f(x) = x above theta, 0 elsewhere. " + cure.finding() + " With it "
                        + ClaimJudge.percent(dead)
                        + " of the worst layer is dead; in the healthy recipe " + ClaimJudge.percent(here)
                        + " instead of "
                        + ClaimJudge.percent(usual) + ".");
    }

    static Interval mean(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        int n = values.length;
        return Interval.ofMean(mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n), n, 0.95);
    }
}
