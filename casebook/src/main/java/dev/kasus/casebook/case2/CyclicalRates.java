package dev.kasus.casebook.case2;

import static dev.kasus.casebook.RecipeEdits.set;

import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.CureClaim;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.Route;
import dev.kasus.casebook.Words;
import dev.kasus.landscape.LossPath;
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

/**
 * From one and the same stuck checkpoint: the rate that it was stuck with, constants at the cycle's mean and at its
 * maximum, and every kind of cycle. So the cycle is told from the rate that it reaches. And from another one, which is
 * stuck with a rate that is right, since its weights are so small that nothing tells its units apart.
 */
record CyclicalRates(Plateaus plateaus) implements Part {
    private static final double BASE = 1e-5;
    private static final double MAX = 1e-3;
    /** The casebook's own. */
    private static final long STEP_SIZE = 2000;
    /** Up to the maximum, and a third of the way down. */
    private static final long STEPS = 4 * STEP_SIZE / 3;

    private static final long SHORT_STEP_SIZE = 50;
    private static final long BATCH = 20;
    private static final Metric FIT = Metric.EVAL_MODE_TRAIN_ACCURACY;

    private static final String STUCK = "stuck-";
    private static final String CONTROL = STUCK + "constant-in-use";
    private static final String MEAN = STUCK + "constant-5e-4";
    private static final String MAXIMUM = STUCK + "constant-1e-3";
    private static final String TRIANGULAR = STUCK + "triangular";
    private static final List<String> CYCLES = List.of(
            TRIANGULAR, STUCK + "triangular2", STUCK + "exp-range", STUCK + "one-cycle", STUCK + "warm-restarts");
    private static final String SMALL_CONTROL = Plateaus.TINY + "-constant-in-use";
    private static final String SMALL_TRIANGULAR = Plateaus.TINY + "-triangular";
    private static final Route OUT = new Route(Plateaus.TOO_LOW, TRIANGULAR);

    /** A step of 1 % of the weights' length down the gradient that gains more than this share of the loss is a slope. */
    private static final double SLOPE = 0.01;

    /** As many steps as the cycle takes to reach its maximum, and some more. */
    private static Recipe longer(Recipe stuck) {
        return set(set(set(stuck, "training.batch-size", BATCH), "training.epochs", 10_000L), "training.steps", STEPS);
    }

    private CaseArm constant(String name, double rate) {
        return CaseArm.of(name, set(longer(plateaus.tooLow()), "training.learning-rate", rate))
                .inBrief()
                .startingFrom(Plateaus.TOO_LOW);
    }

    private CaseArm cycle(String name, String kind, Map<String, ?> keys) {
        return CaseArm.of(name, set(longer(plateaus.tooLow()), "training.schedule", Map.of(kind, keys)))
                .inBrief()
                .startingFrom(Plateaus.TOO_LOW);
    }

    @Override
    public List<CaseArm> arms() {
        Map<String, ?> own = Map.of("base", BASE, "max", MAX, "step-size", STEP_SIZE);
        Recipe restarts = set(longer(plateaus.tooLow()), "training.learning-rate", MAX);
        Recipe small = longer(plateaus.small());
        return List.of(
                constant(CONTROL, plateaus.tooLow().training().learningRate()),
                constant(MEAN, (BASE + MAX) / 2),
                constant(MAXIMUM, MAX),
                cycle(CYCLES.get(0), "triangular", own).inFull(),
                cycle(CYCLES.get(1), "triangular2", own),
                cycle(CYCLES.get(2), "exp-range", own),
                cycle(CYCLES.get(3), "one-cycle", Map.of("max", MAX)),
                CaseArm.of(
                                CYCLES.get(4),
                                set(
                                        restarts,
                                        "training.schedule",
                                        Map.of("warm-restarts", Map.of("period", STEPS / 4))))
                        .inBrief()
                        .startingFrom(Plateaus.TOO_LOW),
                CaseArm.of(SMALL_CONTROL, small).inBrief().startingFrom(Plateaus.TINY),
                CaseArm.of(SMALL_TRIANGULAR, set(small, "training.schedule", Map.of("triangular", own)))
                        .inBrief()
                        .startingFrom(Plateaus.TINY));
    }

    /** From the healthy beginning, with a step size that fits into so short a training. */
    @Override
    public Map<String, Map<String, Recipe>> ways() {
        Recipe constant = set(plateaus.healthy(), "training.learning-rate", MAX);
        Map<String, Recipe> rates = new LinkedHashMap<>();
        rates.put("constant", constant);
        rates.put(
                "triangular",
                set(
                        constant,
                        "training.schedule",
                        Map.of("triangular", Map.of("base", BASE, "max", MAX, "step-size", SHORT_STEP_SIZE))));
        return Map.of("Rate 1e-3, and triangular 1e-5 to 1e-3, Adam", rates);
    }

    @Override
    public List<Route> routes() {
        return List.of(OUT);
    }

    @Override
    public List<Claim> claims() {
        List<Comparison> lifts = new ArrayList<>();
        List.of(MEAN, MAXIMUM).forEach(arm -> lifts.add(new Comparison(arm, CONTROL, FIT)));
        CYCLES.forEach(arm -> lifts.add(new Comparison(arm, CONTROL, FIT)));
        List<Comparison> cycles =
                CYCLES.stream().map(arm -> new Comparison(arm, MAXIMUM, FIT)).toList();
        Comparison small = new Comparison(SMALL_TRIANGULAR, SMALL_CONTROL, FIT);
        List<Comparison> all = new ArrayList<>(lifts);
        all.addAll(cycles);
        all.add(small);
        return List.of(new Claim(
                "K2.4",
                "A cyclical learning rate (triangular, 1e-5 to 1e-3, step 2000) lifts a model out of shallow local minima.",
                all,
                runs -> outcome(runs, lifts, cycles, small)));
    }

    private static Claim.Outcome outcome(
            CaseRuns runs, List<Comparison> lifts, List<Comparison> cycles, Comparison small) {
        Judgement lifted = runs.judgement(TRIANGULAR, CONTROL, FIT);
        Verdict more = runs.judgement(TRIANGULAR, MAXIMUM, FIT).verdict();
        Status status = lifted.verdict() == Verdict.NOT_ENOUGH_RUNS
                ? Status.NOT_TESTED
                : lifted.verdict() != Verdict.HELPED
                        ? Status.REFUTED
                        : more == Verdict.HELPED ? Status.SUPPORTED : Status.DEPENDS;
        return new Claim.Outcome(
                status,
                lifted.effect(),
                lifted.interval(),
                "From one stuck checkpoint. " + CureClaim.words(runs, lifts) + " " + CureClaim.words(runs, cycles)
                        + (status == Status.DEPENDS
                                ? " What lifts is the rate that the cycle reaches: a constant at its maximum does as much."
                                : "")
                        + " " + CureClaim.words(runs, List.of(small)) + " The point of " + Plateaus.TOO_LOW + ": "
                        + place(runs, Plateaus.TOO_LOW) + "; that of " + Plateaus.TINY + ": "
                        + place(runs, Plateaus.TINY) + "." + barrier(runs));
    }

    /** What a stuck point is: by its gradient and its curvature. */
    private static String place(CaseRuns runs, String arm) {
        double gradient = runs.mean(arm, run -> CaseRuns.last(run, Signals.CURVATURE_GRADIENT_NORM));
        double gain = runs.mean(arm, CyclicalRates::gain);
        double largest = runs.mean(arm, run -> CaseRuns.last(run, Signals.LARGEST_EIGENVALUE));
        double smallest = runs.mean(arm, run -> CaseRuns.last(run, Signals.SMALLEST_EIGENVALUE));
        String kind = gain > SLOPE
                ? "a slope, walked down too slowly"
                : smallest < -0.05 * Math.abs(largest)
                        ? "a saddle"
                        : "flat, without a way down that is steep enough to see";
        return kind + " (gradient of norm " + Words.number(gradient) + ", Hessian eigenvalues from "
                + Words.number(smallest) + " to " + Words.number(largest) + ")";
    }

    /** The share of the loss that a straight step of 1 % of the weights' length down the gradient would gain. */
    private static double gain(Recording run) {
        double squares = run.subjects(Signals.WEIGHT_NORM).stream()
                .mapToDouble(layer -> CaseRuns.last(run, Signals.WEIGHT_NORM, layer))
                .map(norm -> norm * norm)
                .sum();
        return 0.01
                * Math.sqrt(squares)
                * CaseRuns.last(run, Signals.CURVATURE_GRADIENT_NORM)
                / CaseRuns.last(run, Signals.CURVATURE_LOSS);
    }

    private static String barrier(CaseRuns runs) {
        List<LossPath> paths = runs.paths(OUT);
        return paths.isEmpty()
                ? ""
                : " On the straight line from the stuck point to where the triangular rate leads the loss rises by "
                        + Words.number(paths.stream()
                                .mapToDouble(path -> path.barrier().height())
                                .average()
                                .orElse(Double.NaN))
                        + " nats above the line between both ends (0 is no barrier).";
    }
}
