package dev.kasus.casebook;

import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Case 5: with more capacity, validation accuracy falls while training accuracy reaches 98 %. */
record Case5(Recipe base) implements Case {
    private static final String SICK = "no-pooling";
    private static final String NARROW = "pooled-half";
    private static final String POOLED = "pooled";
    private static final String WIDE = "pooled-wide";
    private static final String LARGEST = "no-pooling-wide";
    private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String title() {
        return "More capacity, and validation falls while training reaches 98 %";
    }

    @Override
    public Map<String, Recipe> arms() {
        Map<String, Recipe> arms = new LinkedHashMap<>();
        Recipe pooled = unregularised(base);
        Recipe sick = pooled.with(new Edit.Remove(new Selector.Kind("max-pool")));
        arms.put(HEALTHY, base);
        arms.put(NARROW, RecipeEdits.remedy(pooled, "narrower", "excess-capacity"));
        arms.put(POOLED, pooled);
        arms.put(WIDE, wider(pooled, 2));
        arms.put(SICK, sick);
        arms.put(LARGEST, wider(sick, 1));
        arms.put("small-head", head(sick, 16));
        arms.put("global-average-pooling", RecipeEdits.remedy(sick, "global-average-pooling", "oversized-dense-head"));
        arms.put("pooling", RecipeEdits.remedy(sick, "pooling-between-blocks", "missing-pooling"));
        arms.put("dropout", RecipeEdits.remedy(sick, "dropout-in-head", "missing-regularization"));
        arms.put("l2", RecipeEdits.remedy(sick, "l2-weight-decay", "missing-regularization"));
        arms.put("augmentation", RecipeEdits.remedy(sick, "augmentation", "missing-regularization"));
        arms.put("mixup", RecipeEdits.remedy(sick, "mixup", "missing-regularization"));
        arms.put("cutmix", RecipeEdits.remedy(sick, "cutmix", "missing-regularization"));
        arms.put("label-smoothing", RecipeEdits.remedy(sick, "label-smoothing", "missing-regularization"));
        arms.put("early-stopping", RecipeEdits.remedy(sick, "early-stopping", "missing-regularization"));
        return arms;
    }

    @Override
    public List<String> sweep() {
        return List.of(NARROW, POOLED, WIDE, SICK, LARGEST);
    }

    private static Recipe unregularised(Recipe recipe) {
        return recipe.with(new Edit.All(List.of(
                new Edit.Remove(new Selector.Kind("dropout")),
                new Edit.Set("training.augmentation", new Tree.Sequence(List.of(), 0)))));
    }

    private static Recipe head(Recipe recipe, int units) {
        Recipe small = recipe;
        for (Layer layer : recipe.model().allLayers()) {
            if (layer instanceof Layer.Dense dense && dense.units() != null) {
                small = RecipeEdits.set(small, "model.layers." + layer.name() + ".units", (long) units);
            }
        }
        return small;
    }

    private static Recipe wider(Recipe recipe, int times) {
        Recipe wide = recipe;
        for (int i = 0; i < times; i++) {
            wide = RecipeEdits.remedy(wide, "wider", "insufficient-capacity");
        }
        return wide;
    }

    @Override
    public Map<String, List<String>> sick() {
        return Map.of(
                SICK, List.of("missing-pooling", "oversized-dense-head", "excess-capacity", "missing-regularization"));
    }

    @Override
    public List<ClaimResult> claims(CaseRuns runs) {
        ClaimJudge judge = new ClaimJudge(runs);
        return List.of(
                sweep(runs),
                judge.cures(
                        "K5.2",
                        "Many dense units without regularisation are a design mistake: a smaller head, or global average pooling, generalises better.",
                        ACCURACY,
                        SICK,
                        "small-head",
                        "global-average-pooling"),
                judge.cures(
                        "K5.3",
                        "Convolutions in a row without pooling are a design mistake.",
                        ACCURACY,
                        SICK,
                        "pooling"),
                judge.cures(
                        "K5.4",
                        "No regularisation at all is a design mistake: L2, dropout, augmentation, mixup, CutMix each help.",
                        ACCURACY,
                        SICK,
                        "l2",
                        "dropout",
                        "augmentation",
                        "mixup",
                        "cutmix"),
                judge.cures(
                        "K5+",
                        "Beyond the casebook: label smoothing and early stopping help, too.",
                        ACCURACY,
                        SICK,
                        "label-smoothing",
                        "early-stopping"));
    }

    /** Compares width alone with width plus the design mistakes. */
    private static ClaimResult sweep(CaseRuns runs) {
        Map<String, String> curve = new LinkedHashMap<>();
        for (String arm : List.of(NARROW, POOLED, WIDE, SICK, LARGEST)) {
            curve.put(
                    arm,
                    ClaimJudge.percent(runs.mean(arm, CaseRuns::trainAccuracy)) + " / "
                            + ClaimJudge.percent(runs.mean(arm, CaseRuns::validationAccuracy)));
        }
        Judgement width = runs.compare(WIDE, NARROW, ACCURACY);
        Judgement all = runs.compare(SICK, POOLED, ACCURACY);
        Status status = all.verdict() == Verdict.NOT_ENOUGH_RUNS
                ? Status.NOT_TESTED
                : all.verdict() != Verdict.HARMED
                        ? Status.REFUTED
                        : width.verdict() == Verdict.HARMED ? Status.SUPPORTED : Status.DEPENDS;
        return new ClaimResult(
                "K5.1",
                "Capacity fits noise: more of it generalises worse.",
                status,
                all.effect(),
                all.interval(),
                "Training / validation accuracy: " + words(curve) + ". Without pooling against with it: "
                        + ClaimJudge.words(all, ACCURACY) + ". Width alone, eight times, with pooling in place: "
                        + ClaimJudge.words(width, ACCURACY) + "."
                        + (status == Status.DEPENDS
                                ? " So it depends on where the capacity is: a dense layer on unpooled feature maps "
                                        + "does the harm, wider convolutions do not."
                                : ""));
    }

    private static String words(Map<String, String> curve) {
        return curve.entrySet().stream()
                .map(arm -> arm.getKey() + " " + arm.getValue())
                .collect(Collectors.joining(", "));
    }
}
