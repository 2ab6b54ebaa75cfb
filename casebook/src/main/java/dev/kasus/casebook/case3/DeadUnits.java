package dev.kasus.casebook.case3;

import static dev.kasus.casebook.RecipeEdits.denseLayers;
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
import dev.kasus.signal.Signals;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Four ways to die, and what dead units do. */
record DeadUnits(Recipe healthy) implements Part {
    static final String BIAS = "negative-biases";
    static final String NARROW = "deep-narrow";
    static final String INPUTS = "inputs-not-centred";
    static final String SPIKE = "early-spike";
    private static final String NARROW_HEALTHY = "deep-wide";
    private static final Metric FIT = Metric.EVAL_MODE_TRAIN_ACCURACY;

    static final double NEGATIVE = -2;
    private static final int NARROW_LAYERS = 24;
    private static final int NARROW_UNITS = 3;
    private static final int WIDE_UNITS = 32;
    private static final double SPIKE_RATE = 0.2;
    private static final long SPIKE_EPOCHS = 5;
    /** Steps of a ReLU net are compared by orders of magnitude. */
    private static final double HARDLY_ANY = 0.1;
    /** A layer with so many dead units is called dead. */
    private static final double MOST = 0.75;

    /** Every hidden unit with so large a bias. */
    Recipe biases(double value) {
        Recipe recipe = healthy;
        for (Layer layer : healthy.model().allLayers()) {
            boolean hidden =
                    layer instanceof Layer.Conv || (layer instanceof Layer.Dense dense && dense.units() != null);
            if (hidden) {
                recipe = set(recipe, "model.layers." + layer.name() + ".bias-init", value);
            }
        }
        return recipe;
    }

    private Recipe deep(int units) {
        return denseLayers(healthy, NARROW_LAYERS, units, new Layer.Relu(""));
    }

    private Recipe spike() {
        return set(set(healthy, "training.learning-rate", SPIKE_RATE), "training.epochs", SPIKE_EPOCHS);
    }

    /** The ways to die. */
    List<Death> deaths() {
        return List.of(
                new Death(BIAS, null, biases(NEGATIVE), Case.HEALTHY),
                new Death(NARROW, null, deep(NARROW_UNITS), NARROW_HEALTHY),
                new Death(SPIKE, spike(), healthy, Case.HEALTHY));
    }

    /** What is said to kill units, too. */
    private Death inputs() {
        return new Death(INPUTS, null, set(healthy, "data.normalization", "none"), Case.HEALTHY);
    }

    private List<Death> all() {
        List<Death> all = new ArrayList<>(deaths());
        all.add(inputs());
        return all;
    }

    @Override
    public List<CaseArm> arms() {
        List<CaseArm> arms = new ArrayList<>();
        arms.add(CaseArm.of(NARROW_HEALTHY, deep(WIDE_UNITS)));
        all().forEach(death -> arms.addAll(death.arms(death.arm(), UnaryOperator.identity())));
        return arms;
    }

    @Override
    public List<Variant> variants() {
        return deaths().stream()
                .map(death -> Variant.of(death.arm(), Case.HEALTHY, "dying-relu", "initialization-scale"))
                .toList();
    }

    @Override
    public List<Claim> claims() {
        List<Comparison> lost = deaths().stream()
                .map(death -> new Comparison(death.arm(), death.healthy(), FIT))
                .toList();
        return List.of(
                new Claim(
                        "K3.1",
                        "A unit whose input is always negative puts out 0, receives no gradient and is never updated.",
                        List.of(),
                        this::neverUpdated),
                new Claim(
                        "K3.2",
                        "Many dead units take away capacity and block the gradient below them.",
                        lost,
                        runs -> blocked(runs, lost)));
    }

    /** The largest share of dead units of any layer, at the end. */
    static double deadShare(Recording run) {
        return run.subjects(Signals.DEAD_FRACTION).stream()
                .mapToDouble(layer -> run.series(Signals.DEAD_FRACTION, layer).last())
                .max()
                .orElse(Double.NaN);
    }

    /** The smallest gradient of the weights into a layer whose units are all dead; NaN if there is none. */
    private static double gradientOfTheDead(Recording run) {
        List<Layer> layers = run.recipe().orElseThrow().model().allLayers();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i) instanceof Layer.Relu
                    && CaseRuns.last(run, Signals.DEAD_FRACTION, layers.get(i).name()) >= 1) {
                least = Math.min(
                        least,
                        CaseRuns.last(
                                run, Signals.WEIGHT_GRADIENT, layers.get(i - 1).name()));
            }
        }
        return Double.isInfinite(least) ? Double.NaN : least;
    }

    private Claim.Outcome neverUpdated(CaseRuns runs) {
        List<String> each = new ArrayList<>();
        boolean dead = true;
        boolean gradient = true;
        for (Death death : deaths()) {
            double share = runs.mean(death.arm(), DeadUnits::deadShare);
            double arrives = runs.mean(death.arm(), DeadUnits::gradientOfTheDead);
            dead &= share >= MOST;
            gradient &= Double.isNaN(arrives) || arrives == 0;
            each.add(death.arm() + " " + Words.percent(share)
                    + (Double.isNaN(arrives) ? "" : ", gradient " + Words.number(arrives)));
        }
        double inputs = runs.mean(INPUTS, DeadUnits::deadShare);
        double[] shares = runs.each(SPIKE, DeadUnits::deadShare);
        return new Claim.Outcome(
                dead && gradient ? Status.SUPPORTED : gradient ? Status.DEPENDS : Status.REFUTED,
                Arrays.stream(shares).average().orElse(Double.NaN),
                Means.interval(shares),
                "Units of the worst layer that are 0 on every sampled image at the end, and the gradient of the weights "
                        + "into a layer that is dead throughout: " + String.join("; ", each) + "; in the healthy net "
                        + Words.percent(runs.mean(Case.HEALTHY, DeadUnits::deadShare))
                        + ". Inputs that are not centred (bytes) "
                        + (inputs >= MOST ? "kill, too: " : "do not kill at this rate: ") + Words.percent(inputs)
                        + ".");
    }

    private static double firstUpdate(Recording run) {
        String first = run.recipe().orElseThrow().model().allLayers().get(0).name();
        return CaseRuns.last(run, Signals.UPDATE_RATIO, first);
    }

    private Claim.Outcome blocked(CaseRuns runs, List<Comparison> lost) {
        List<Verdict> verdicts = CureClaim.verdicts(runs, lost);
        double healthy = runs.mean(Case.HEALTHY, DeadUnits::firstUpdate);
        List<String> each = new ArrayList<>();
        long blocked = 0;
        for (Death death : deaths()) {
            double step = runs.mean(death.arm(), DeadUnits::firstUpdate);
            blocked += step < HARDLY_ANY * healthy ? 1 : 0;
            each.add(death.arm() + " " + Words.number(step));
        }
        boolean harmed = verdicts.stream().allMatch(it -> it == Verdict.HARMED);
        Status status = verdicts.contains(Verdict.NOT_ENOUGH_RUNS)
                ? Status.NOT_TESTED
                : harmed && blocked == lost.size()
                        ? Status.SUPPORTED
                        : verdicts.contains(Verdict.HARMED) ? Status.DEPENDS : Status.REFUTED;
        return new Claim.Outcome(
                status,
                runs.judgement(lost.get(0)).effect(),
                runs.judgement(lost.get(0)).interval(),
                CureClaim.words(runs, lost) + " At the end a step moves the first layer by so much of its weights: "
                        + String.join(", ", each) + "; in the healthy net " + Words.number(healthy) + ".");
    }
}
