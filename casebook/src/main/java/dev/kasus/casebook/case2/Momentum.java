package dev.kasus.casebook.case2;

import static dev.kasus.casebook.RecipeEdits.set;

import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.CureClaim;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.Sweep;
import dev.kasus.casebook.Words;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Momentum in SGD, at one common rate and each at its own best rate. */
record Momentum(Recipe healthy) implements Part {
    private static final Metric FIT = Metric.EVAL_MODE_TRAIN_ACCURACY;
    private static final double COMMON_RATE = 0.003;
    private static final String PLAIN = "0";
    private static final String USUAL = "0.9";
    private static final String NESTEROV = "nesterov-0.9";
    private static final String MOST = "0.999";
    /** The rate with the lowest training loss at the end: of 0.001 to 0.3 in steps of about three, on seeds 100 and 101 and 30
     * images a species. */
    private static final Map<String, Double> BEST = best();

    private static Map<String, Double> best() {
        Map<String, Double> best = new LinkedHashMap<>();
        best.put(PLAIN, 0.1);
        best.put("0.5", 0.03);
        best.put(USUAL, 0.03);
        best.put("0.99", 0.001);
        best.put(MOST, 0.001);
        best.put(NESTEROV, 0.03);
        return best;
    }

    private static String common(String momentum) {
        return "momentum-" + momentum;
    }

    /** The arm at the best rate; the common one, or the healthy net with SGD, where that is the same training. */
    private static String own(String momentum) {
        double rate = Objects.requireNonNull(BEST.get(momentum));
        if (rate == COMMON_RATE) {
            return common(momentum);
        }
        return momentum.equals(USUAL) && rate == Plateaus.SGD_RATE
                ? Plateaus.SGD_HEALTHY
                : common(momentum) + "-best-rate";
    }

    private CaseArm arm(String name, String momentum, double rate) {
        boolean nesterov = momentum.equals(NESTEROV);
        double value = Double.parseDouble(nesterov ? USUAL : momentum);
        Recipe sgd = set(healthy, "training.optimizer", Map.of("sgd", Map.of("momentum", value, "nesterov", nesterov)));
        return CaseArm.of(name, set(sgd, "training.learning-rate", rate)).inBrief();
    }

    @Override
    public List<CaseArm> arms() {
        List<CaseArm> arms = new ArrayList<>();
        BEST.forEach((momentum, rate) -> {
            arms.add(arm(common(momentum), momentum, COMMON_RATE));
            if (own(momentum).endsWith("-best-rate")) {
                arms.add(arm(own(momentum), momentum, rate));
            }
        });
        return arms;
    }

    @Override
    public List<Sweep> sweeps() {
        Map<String, String> common = new LinkedHashMap<>();
        BEST.keySet().forEach(momentum -> common.put(momentum, common(momentum)));
        return List.of(new Sweep("Momentum at a rate of " + COMMON_RATE, "momentum", common));
    }

    @Override
    public Map<String, Map<String, Recipe>> ways() {
        Map<String, Recipe> momenta = new LinkedHashMap<>();
        for (String momentum : List.of(PLAIN, USUAL, "0.99")) {
            momenta.put("momentum " + momentum, arm("", momentum, COMMON_RATE).recipe());
        }
        return Map.of("Momentum, SGD at a rate of " + COMMON_RATE, momenta);
    }

    @Override
    public List<Claim> claims() {
        List<Comparison> comparisons = BEST.keySet().stream()
                .filter(momentum -> !momentum.equals(PLAIN))
                .map(momentum -> new Comparison(common(momentum), common(PLAIN), FIT))
                .toList();
        return List.of(new Claim(
                "K2.5",
                "Momentum speeds plain SGD up; too much of it overshoots, too little is plain SGD.",
                comparisons,
                runs -> outcome(runs, comparisons)));
    }

    private static Claim.Outcome outcome(CaseRuns runs, List<Comparison> comparisons) {
        Judgement usual = runs.judgement(common(USUAL), common(PLAIN), FIT);
        double calm = runs.mean(common(USUAL), Momentum::overshoot);
        double wild = runs.mean(common(MOST), Momentum::overshoot);
        boolean overshoots = wild > calm + 0.1;
        Status status = usual.verdict() == Verdict.NOT_ENOUGH_RUNS
                ? Status.NOT_TESTED
                : usual.verdict() == Verdict.HELPED && overshoots
                        ? Status.SUPPORTED
                        : usual.verdict() == Verdict.HELPED || overshoots ? Status.DEPENDS : Status.REFUTED;
        List<String> each = new ArrayList<>();
        BEST.forEach((momentum, rate) -> {
            each.add(momentum + ": " + figures(runs, common(momentum)) + ", at its best rate of " + rate + " "
                    + figures(runs, own(momentum)));
        });
        return new Claim.Outcome(
                status,
                usual.effect(),
                usual.interval(),
                CureClaim.words(runs, comparisons)
                        + " Epochs until the loss is halved, largest rise of the loss, final loss: "
                        + String.join("; ", each) + ".");
    }

    private static String figures(CaseRuns runs, String arm) {
        return Words.number(runs.mean(arm, Momentum::halved)) + " / "
                + Words.number(runs.mean(arm, Momentum::overshoot)) + " / "
                + Words.number(runs.mean(arm, run -> CaseRuns.last(run, Signals.TRAIN_LOSS)));
    }

    /** Epochs until the training loss is half of that of chance; the whole training if it never is. */
    static double halved(Recording run) {
        double[] losses = run.series(Signals.TRAIN_LOSS).values();
        double half = Math.log(run.provenance().orElseThrow().classes().size()) / 2;
        for (int epoch = 0; epoch < losses.length; epoch++) {
            if (losses[epoch] < half) {
                return epoch + 1.0;
            }
        }
        return losses.length;
    }

    /** How far the training loss rises above the lowest that it had before, in nats. */
    static double overshoot(Recording run) {
        double lowest = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double loss : run.series(Signals.TRAIN_LOSS).values()) {
            lowest = Math.min(lowest, loss);
            most = Math.max(most, loss - lowest);
        }
        return most;
    }
}
