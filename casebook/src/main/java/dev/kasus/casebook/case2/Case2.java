package dev.kasus.casebook;

import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Case 2: the training loss stays high after more than a hundred epochs. */
record Case2(Recipe base) implements Case {
    private static final String LOW_RATE = "rate-too-low";
    private static final String EQUAL = "equal-weights";
    private static final String TINY = "tiny-weights";
    private static final String SMALL = "too-small";
    private static final String DEEP = "too-deep-sigmoid";
    private static final String PLAIN_SGD = "sgd-without-momentum";
    private static final Metric FIT = Metric.EVAL_MODE_TRAIN_ACCURACY;

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String title() {
        return "The training loss stays high after hundreds of epochs";
    }

    @Override
    public Map<String, Recipe> arms() {
        Map<String, Recipe> arms = new LinkedHashMap<>();
        double rate = base.training().learningRate();
        Recipe low = RecipeEdits.set(base, "training.learning-rate", rate / 3000);
        Recipe equal = RecipeEdits.set(base, "model.init", Map.of("constant", Map.of("value", 0.01)));
        Recipe tiny = RecipeEdits.set(base, "model.init", Map.of("normal", Map.of("std", 1e-4)));
        Recipe small = small(base);
        Recipe deep = RecipeEdits.activation(
                RecipeEdits.remedy(
                        RecipeEdits.remedy(base, "deeper", "insufficient-capacity"), "deeper", "insufficient-capacity"),
                new Layer.Sigmoid(""));
        arms.put(HEALTHY, base);
        arms.put(LOW_RATE, low);
        arms.put("triangular-1e-5-1e-3", cyclical(low, "triangular", 1e-5, 1e-3));
        arms.put("triangular2-1e-5-1e-3", cyclical(low, "triangular2", 1e-5, 1e-3));
        arms.put("constant-1e-3", RecipeEdits.set(low, "training.learning-rate", 1e-3));
        arms.put(EQUAL, equal);
        arms.put(TINY, tiny);
        arms.put(SMALL, small);
        arms.put("too-small-wider", wider(small));
        arms.put(DEEP, deep);
        arms.put("too-deep-relu", RecipeEdits.activation(deep, new Layer.Relu("")));
        Recipe sgd =
                RecipeEdits.set(RecipeEdits.set(base, "training.optimizer", "sgd"), "training.learning-rate", 0.002);
        arms.put(PLAIN_SGD, sgd);
        arms.put("momentum-0.9", momentum(sgd, 0.9, false));
        arms.put("nesterov-0.9", momentum(sgd, 0.9, true));
        arms.put("momentum-0.999", momentum(RecipeEdits.set(sgd, "training.learning-rate", 0.02), 0.999, false));
        arms.put("momentum-0.9-fast", momentum(RecipeEdits.set(sgd, "training.learning-rate", 0.02), 0.9, false));
        return arms;
    }

    private static Recipe cyclical(Recipe recipe, String kind, double low, double high) {
        return RecipeEdits.set(
                recipe, "training.schedule", Map.of(kind, Map.of("base", low, "max", high, "step-size", 100L)));
    }

    private static Recipe momentum(Recipe recipe, double momentum, boolean nesterov) {
        return RecipeEdits.set(
                recipe, "training.optimizer", Map.of("sgd", Map.of("momentum", momentum, "nesterov", nesterov)));
    }

    @Override
    public Map<String, Map<String, Recipe>> ways() {
        Recipe constant = RecipeEdits.set(base, "training.learning-rate", 1e-3);
        Recipe sgd =
                RecipeEdits.set(RecipeEdits.set(base, "training.optimizer", "sgd"), "training.learning-rate", 0.005);
        Map<String, Recipe> rates = new LinkedHashMap<>();
        rates.put("constant", constant);
        rates.put("triangular", cyclical(constant, "triangular", 1e-5, 1e-3));
        Map<String, Recipe> momenta = new LinkedHashMap<>();
        for (double momentum : new double[] {0, 0.9, 0.99}) {
            momenta.put("momentum " + momentum, momentum(sgd, momentum, false));
        }
        Map<String, Map<String, Recipe>> ways = new LinkedHashMap<>();
        ways.put("Rate 1e-3, and triangular 1e-5 to 1e-3, Adam", rates);
        ways.put("Momentum, SGD at a rate of 0.005", momenta);
        return ways;
    }

    private static Recipe small(Recipe recipe) {
        Recipe small = recipe;
        for (Layer layer : recipe.model().allLayers()) {
            if (layer instanceof Layer.Conv) {
                small = RecipeEdits.set(small, "model.layers." + layer.name() + ".filters", 1L);
            } else if (layer instanceof Layer.Dense dense && dense.units() != null) {
                small = RecipeEdits.set(small, "model.layers." + layer.name() + ".units", 2L);
            }
        }
        return small;
    }

    private static Recipe wider(Recipe recipe) {
        Recipe wide = recipe;
        for (int i = 0; i < 3; i++) {
            wide = RecipeEdits.remedy(wide, "wider", "insufficient-capacity");
        }
        return wide;
    }

    @Override
    public Map<String, List<String>> sick() {
        Map<String, List<String>> sick = new LinkedHashMap<>();
        sick.put(LOW_RATE, List.of("learning-rate-too-low"));
        sick.put(EQUAL, List.of("symmetric-initialization"));
        sick.put(TINY, List.of("initialization-scale"));
        sick.put(SMALL, List.of("insufficient-capacity"));
        sick.put(DEEP, List.of("vanishing-gradient", "saturated-activation"));
        return sick;
    }

    @Override
    public List<ClaimResult> claims(CaseRuns runs) {
        ClaimJudge judge = new ClaimJudge(runs);
        return List.of(
                judge.cures(
                        "K2.1",
                        "A learning rate that is too small makes the loss stand still.",
                        FIT,
                        LOW_RATE,
                        HEALTHY),
                both(
                        judge,
                        "K2.2",
                        "Weights that are all equal, or too small, keep the loss high; He initialisation cures it.",
                        EQUAL,
                        HEALTHY,
                        TINY,
                        HEALTHY),
                both(
                        judge,
                        "K2.3",
                        "The wrong capacity keeps the loss high: too simple cannot fit, too complex saturates.",
                        SMALL,
                        "too-small-wider",
                        DEEP,
                        "too-deep-relu"),
                cyclical(runs),
                momentum(runs));
    }

    /** Two faults, each with its cure. */
    private static ClaimResult both(
            ClaimJudge judge, String id, String claim, String one, String oneCure, String other, String otherCure) {
        ClaimResult first = judge.cures(id, claim, FIT, one, oneCure);
        ClaimResult second = judge.cures(id, claim, FIT, other, otherCure);
        Status status = first.status() == second.status() ? first.status() : Status.DEPENDS;
        return new ClaimResult(
                id, claim, status, first.effect(), first.interval(), first.finding() + " " + second.finding());
    }

    /** Distinguishes the effect of the cycle from that of its highest rate. */
    private static ClaimResult cyclical(CaseRuns runs) {
        Judgement helps = runs.compare("triangular-1e-5-1e-3", LOW_RATE, FIT);
        Judgement halved = runs.compare("triangular2-1e-5-1e-3", LOW_RATE, FIT);
        Judgement constant = runs.compare("triangular-1e-5-1e-3", "constant-1e-3", FIT);
        Status status = helps.verdict() == Verdict.NOT_ENOUGH_RUNS
                ? Status.NOT_TESTED
                : helps.verdict() != Verdict.HELPED
                        ? Status.REFUTED
                        : constant.verdict() == Verdict.HELPED ? Status.SUPPORTED : Status.DEPENDS;
        return new ClaimResult(
                "K2.4",
                "A cyclical learning rate (triangular, 1e-5 to 1e-3) lifts a model out of where it is stuck.",
                status,
                helps.effect(),
                helps.interval(),
                "Against the low constant rate: triangular " + ClaimJudge.words(helps, FIT) + ", triangular2 "
                        + ClaimJudge.words(halved, FIT) + ". Against a constant 1e-3, triangular: "
                        + ClaimJudge.words(constant, FIT)
                        + (status == Status.DEPENDS
                                ? ". What helps is the rate that the cycle reaches; the cycle itself adds nothing that was seen."
                                : "."));
    }

    private static ClaimResult momentum(CaseRuns runs) {
        Judgement helps = runs.compare("momentum-0.9", PLAIN_SGD, FIT);
        Judgement nesterov = runs.compare("nesterov-0.9", PLAIN_SGD, FIT);
        Judgement tooMuch = runs.compare("momentum-0.999", "momentum-0.9-fast", FIT);
        List<String> fails = new ArrayList<>();
        if (helps.verdict() != Verdict.HELPED) {
            fails.add("that 0.9 helps was not shown");
        }
        if (tooMuch.verdict() != Verdict.HARMED) {
            fails.add("that 0.999 harms was not shown");
        }
        boolean open = helps.verdict() == Verdict.NOT_ENOUGH_RUNS && tooMuch.verdict() == Verdict.NOT_ENOUGH_RUNS;
        Status status = open
                ? Status.NOT_TESTED
                : fails.isEmpty() ? Status.SUPPORTED : fails.size() == 2 ? Status.REFUTED : Status.DEPENDS;
        return new ClaimResult(
                "K2.5",
                "Momentum speeds plain SGD up; too much of it overshoots.",
                status,
                helps.effect(),
                helps.interval(),
                "Against SGD without momentum at the same rate: 0.9 " + ClaimJudge.words(helps, FIT) + ", Nesterov 0.9 "
                        + ClaimJudge.words(nesterov, FIT) + ". At a rate of 0.02, 0.999 against 0.9: "
                        + ClaimJudge.words(tooMuch, FIT)
                        + (fails.isEmpty() ? "." : ": " + String.join(", ", fails) + "."));
    }
}
