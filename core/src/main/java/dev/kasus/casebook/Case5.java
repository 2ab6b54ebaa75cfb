package dev.kasus.casebook;

import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.Selector;
import dev.kasus.recipe.Tree;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** More capacity, and validation falls while training reaches 98 %. */
record Case5(Recipe base) implements Case {
    private static final String HEALTHY = "healthy";
    private static final String SICK = "width-2";
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
        Recipe bare = bare(base);
        arms.put(HEALTHY, base);
        arms.put("width-quarter", narrower(narrower(bare)));
        arms.put("width-half", narrower(bare));
        arms.put("width-1", bare);
        Recipe sick = wider(bare, 1);
        arms.put(SICK, sick);
        arms.put("small-head", head(sick, 16));
        arms.put("global-average-pooling", Knobs.remedy(sick, "global-average-pooling", "oversized-dense-head"));
        arms.put("pooling", Knobs.remedy(sick, "pooling-between-blocks", "missing-pooling"));
        arms.put("dropout", Knobs.remedy(sick, "dropout-in-head", "missing-regularization"));
        arms.put("l2", Knobs.remedy(sick, "l2-weight-decay", "missing-regularization"));
        arms.put("augmentation", Knobs.remedy(sick, "augmentation", "missing-regularization"));
        arms.put("mixup", Knobs.remedy(sick, "mixup", "missing-regularization"));
        arms.put("cutmix", Knobs.remedy(sick, "cutmix", "missing-regularization"));
        arms.put("label-smoothing", Knobs.remedy(sick, "label-smoothing", "missing-regularization"));
        arms.put("early-stopping", Knobs.remedy(sick, "early-stopping", "missing-regularization"));
        return arms;
    }

    /** Without pooling, with a dense head, without regularisation: the three design mistakes. */
    private static Recipe bare(Recipe recipe) {
        return recipe.with(new Edit.All(List.of(
                new Edit.Remove(new Selector.Kind("max-pool")),
                new Edit.Remove(new Selector.Kind("dropout")),
                new Edit.Set("training.augmentation", new Tree.Sequence(List.of(), 0)))));
    }

    private static Recipe head(Recipe recipe, int units) {
        Recipe small = recipe;
        for (Layer layer : recipe.model().allLayers()) {
            if (layer instanceof Layer.Dense dense && dense.units() != null) {
                small = Knobs.set(small, "model.layers." + layer.name() + ".units", (long) units);
            }
        }
        return small;
    }

    private static Recipe narrower(Recipe recipe) {
        return Knobs.remedy(recipe, "narrower", "excess-capacity");
    }

    private static Recipe wider(Recipe recipe, int times) {
        Recipe wide = recipe;
        for (int i = 0; i < times; i++) {
            wide = Knobs.remedy(wide, "wider", "insufficient-capacity");
        }
        return wide;
    }

    @Override
    public Map<String, List<String>> sick() {
        return Map.of(
                SICK, List.of("missing-pooling", "oversized-dense-head", "excess-capacity", "missing-regularization"));
    }

    @Override
    public String healthy() {
        return HEALTHY;
    }

    @Override
    public List<ClaimResult> claims(CaseRuns runs) {
        Judge judge = new Judge(runs);
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

    private static ClaimResult sweep(CaseRuns runs) {
        Map<String, String> curve = new LinkedHashMap<>();
        String best = "width-quarter";
        for (String arm : List.of("width-quarter", "width-half", "width-1", SICK)) {
            double validation = runs.mean(arm, CaseRuns::validationAccuracy);
            curve.put(arm, Judge.percent(runs.mean(arm, CaseRuns::trainAccuracy)) + " / " + Judge.percent(validation));
            best = validation > runs.mean(best, CaseRuns::validationAccuracy) ? arm : best;
        }
        Judgement widest = runs.compare(SICK, "width-quarter", ACCURACY);
        Judgement healthy = runs.compare(SICK, HEALTHY, ACCURACY);
        Status status = widest.verdict() == Verdict.HARMED
                ? Status.SUPPORTED
                : healthy.verdict() == Verdict.HARMED
                        ? Status.DEPENDS
                        : widest.verdict() == Verdict.NOT_ENOUGH_RUNS ? Status.NOT_TESTED : Status.REFUTED;
        return new ClaimResult(
                "K5.1",
                "Capacity fits noise: more of it generalises worse.",
                status,
                widest.effect(),
                widest.interval(),
                "Training / validation accuracy by width: " + curve + ". The widest against the narrowest: "
                        + Judge.words(widest, ACCURACY) + "; against the healthy recipe (pooled, regularised): "
                        + Judge.words(healthy, ACCURACY) + "."
                        + (status == Status.DEPENDS
                                ? " Width alone does not do it here; without pooling and regularisation every width is worse."
                                : ""));
    }
}
