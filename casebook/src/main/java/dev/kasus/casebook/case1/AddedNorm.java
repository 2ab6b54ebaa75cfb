package dev.kasus.casebook.case1;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.Sweep;
import dev.kasus.casebook.Variant;
import dev.kasus.casebook.Words;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One batch norm added behind convolution Y of a net without any, for every Y: with Keras's default momentum, under
 * which the running statistics take some 500 steps to settle, and with PyTorch's, under which they take 50.
 */
record AddedNorm(Recipe healthy) implements Part {
    /** Keras's default of 0.99, in PyTorch's convention. */
    static final double KERAS_MOMENTUM = 0.01;
    /** PyTorch's default. */
    static final double USUAL_MOMENTUM = 0.1;

    static final double EPSILON = 1e-5;
    /** The name of the added layer. */
    static final String NORM = "added-norm";
    /** Where the case has it: behind the first convolution of the last block. */
    static final int Y = 6;

    static final String SICK = "batch-norm-behind-" + Y;
    private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;

    private static String slow(int y) {
        return "batch-norm-behind-" + y;
    }

    static String usual(int y) {
        return "usual-batch-norm-behind-" + y;
    }

    private List<Integer> places() {
        return IntStream.rangeClosed(1, Net.convolutions(healthy)).boxed().toList();
    }

    private Recipe added(int y, double momentum) {
        return Net.behind(healthy, y, new Layer.BatchNorm(NORM, momentum, EPSILON));
    }

    /** The recipe of the case. */
    Recipe sick() {
        return added(Y, KERAS_MOMENTUM);
    }

    @Override
    public List<CaseArm> arms() {
        List<CaseArm> arms = new ArrayList<>();
        arms.add(CaseArm.of(Case.HEALTHY, healthy).inFull());
        for (int y : places()) {
            CaseArm arm = CaseArm.of(slow(y), added(y, KERAS_MOMENTUM));
            arms.add(y == Y ? arm.inFull() : arm.inBrief());
            arms.add(CaseArm.of(usual(y), added(y, USUAL_MOMENTUM)).inBrief());
        }
        return arms;
    }

    @Override
    public List<Variant> variants() {
        return List.of(Variant.of(SICK, Case.HEALTHY, "batch-norm-stale-statistics"));
    }

    @Override
    public List<Sweep> sweeps() {
        Map<String, String> slow = new LinkedHashMap<>();
        Map<String, String> usual = new LinkedHashMap<>();
        slow.put("none", Case.HEALTHY);
        usual.put("none", Case.HEALTHY);
        places().forEach(y -> {
            slow.put(Integer.toString(y), slow(y));
            usual.put(Integer.toString(y), usual(y));
        });
        return List.of(
                new Sweep("One batch norm with Keras's momentum of 0.99", "behind convolution", slow),
                new Sweep("One batch norm with PyTorch's momentum of 0.1", "behind convolution", usual));
    }

    @Override
    public List<Claim> claims() {
        List<Comparison> slow = places().stream()
                .map(y -> new Comparison(slow(y), Case.HEALTHY, ACCURACY))
                .toList();
        List<Comparison> usual = places().stream()
                .map(y -> new Comparison(usual(y), Case.HEALTHY, ACCURACY))
                .toList();
        List<Comparison> all = new ArrayList<>(slow);
        all.addAll(usual);
        return List.of(new Claim(
                "K1.4",
                "Batch normalisation added after convolution Y made generalisation worse.",
                all,
                runs -> harm(runs, slow, usual)));
    }

    private static Claim.Outcome harm(CaseRuns runs, List<Comparison> slow, List<Comparison> usual) {
        Comparison told = slow.get(Y - 1);
        Judgement harm = runs.judgement(told);
        Status status = harm.verdict() == Verdict.NOT_ENOUGH_RUNS
                ? Status.NOT_TESTED
                : harm.verdict() != Verdict.HARMED
                        ? Status.REFUTED
                        : usual.stream().allMatch(it -> runs.judgement(it).verdict() == Verdict.HARMED)
                                ? Status.SUPPORTED
                                : Status.DEPENDS;
        return new Claim.Outcome(
                status,
                harm.effect(),
                harm.interval(),
                "Behind convolution " + Y + ": training " + Words.percent(runs.mean(SICK, CaseRuns::trainAccuracy))
                        + ", validation " + Words.percent(runs.mean(SICK, CaseRuns::validationAccuracy)) + "; "
                        + Words.of(runs, told) + ". With Keras's momentum of 0.99 it harms behind "
                        + places(runs, slow, Verdict.HARMED) + " and helps behind " + places(runs, slow, Verdict.HELPED)
                        + "; with PyTorch's 0.1 it harms behind " + places(runs, usual, Verdict.HARMED)
                        + " and helps behind " + places(runs, usual, Verdict.HELPED) + "."
                        + (status == Status.DEPENDS
                                ? " It depends on the momentum and the number of steps, and on Y; that a batch norm was added does not harm by itself."
                                : ""));
    }

    private static String places(CaseRuns runs, List<Comparison> comparisons, Verdict verdict) {
        List<Integer> places = IntStream.range(0, comparisons.size())
                .filter(i -> runs.judgement(comparisons.get(i)).verdict() == verdict)
                .mapToObj(i -> i + 1)
                .toList();
        return places.isEmpty() ? "none" : places.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
