package dev.kasus.casebook.case2;

import static dev.kasus.casebook.RecipeEdits.set;

import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.CureClaim;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.Words;
import dev.kasus.recipe.Recipe;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From one and the same stuck checkpoint: the rate that it was stuck with, constants at the cycle's mean and at its
 * maximum, and every kind of cycle. So the cycle is told from the rate that it reaches.
 */
record CyclicalRates(Recipe healthy, Recipe stuck) implements Part {
    private static final double BASE = 1e-5;
    private static final double MAX = 1e-3;
    private static final long STEP_SIZE = 2000;
    private static final long STEPS = 4 * STEP_SIZE / 3;
    private static final long BATCH = 20;
    private static final Metric FIT = Metric.EVAL_MODE_TRAIN_ACCURACY;

    private static final String CONTROL = "stuck-constant-in-use";
    private static final String MEAN = "stuck-constant-5e-4";
    private static final String MAXIMUM = "stuck-constant-1e-3";
    private static final String TRIANGULAR = "stuck-triangular";
    private static final List<String> CYCLES =
            List.of(TRIANGULAR, "stuck-triangular2", "stuck-exp-range", "stuck-one-cycle", "stuck-warm-restarts");

    /** The stuck recipe for as many steps as the cycle takes to reach its maximum and some more. */
    private Recipe longer() {
        return set(set(set(stuck, "training.batch-size", BATCH), "training.epochs", 10_000L), "training.steps", STEPS);
    }

    private CaseArm constant(String name, double rate) {
        return CaseArm.of(name, set(longer(), "training.learning-rate", rate))
                .inBrief()
                .startingFrom(Plateaus.TOO_LOW);
    }

    private CaseArm cycle(String name, String kind, Map<String, ?> keys) {
        return CaseArm.of(name, set(longer(), "training.schedule", Map.of(kind, keys)))
                .inBrief()
                .startingFrom(Plateaus.TOO_LOW);
    }

    @Override
    public List<CaseArm> arms() {
        Map<String, ?> own = Map.of("base", BASE, "max", MAX, "step-size", STEP_SIZE);
        return List.of(
                constant(CONTROL, stuck.training().learningRate()),
                constant(MEAN, (BASE + MAX) / 2),
                constant(MAXIMUM, MAX),
                cycle(CYCLES.get(0), "triangular", own).inFull(),
                cycle(CYCLES.get(1), "triangular2", own),
                cycle(CYCLES.get(2), "exp-range", own),
                cycle(CYCLES.get(3), "one-cycle", Map.of("max", MAX)),
                cycle(CYCLES.get(4), "warm-restarts", Map.of("period", STEPS / 4)));
    }

    @Override
    public List<Claim> claims() {
        List<Comparison> lifts = new ArrayList<>();
        List.of(MEAN, MAXIMUM).forEach(arm -> lifts.add(new Comparison(arm, CONTROL, FIT)));
        CYCLES.forEach(arm -> lifts.add(new Comparison(arm, CONTROL, FIT)));
        List<Comparison> cycles =
                CYCLES.stream().map(arm -> new Comparison(arm, MAXIMUM, FIT)).toList();
        List<Comparison> all = new ArrayList<>(lifts);
        all.addAll(cycles);
        return List.of(new Claim(
                "K2.4",
                "A cyclical learning rate (triangular, 1e-5 to 1e-3, step 2000) lifts a model out of shallow local minima.",
                all,
                runs -> outcome(runs, lifts, cycles)));
    }

    private static Claim.Outcome outcome(CaseRuns runs, List<Comparison> lifts, List<Comparison> cycles) {
        Comparison own = new Comparison(TRIANGULAR, CONTROL, FIT);
        Judgement lifted = runs.judgement(own);
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
                                ? " What lifts is the rate that the cycle reaches; a constant at its maximum does as much."
                                : "")
                        + " " + place(runs));
    }

    /** What the stuck point was: by its gradient and its curvature. */
    private static String place(CaseRuns runs) {
        double gradient = runs.mean(Plateaus.TOO_LOW, run -> CaseRuns.last(run, Signals.CURVATURE_GRADIENT_NORM));
        double largest = runs.mean(Plateaus.TOO_LOW, run -> CaseRuns.last(run, Signals.LARGEST_EIGENVALUE));
        double smallest = runs.mean(Plateaus.TOO_LOW, run -> CaseRuns.last(run, Signals.SMALLEST_EIGENVALUE));
        return "The stuck point has a gradient of norm " + Words.number(gradient) + " and Hessian eigenvalues from "
                + Words.number(smallest) + " to " + Words.number(largest) + ".";
    }
}
