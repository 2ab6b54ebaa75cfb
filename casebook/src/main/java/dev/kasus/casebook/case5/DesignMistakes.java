package dev.kasus.casebook.case5;

import static dev.kasus.casebook.RecipeEdits.remedy;
import static dev.kasus.casebook.RecipeEdits.set;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.CureClaim;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.Variant;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.trial.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each design mistake alone, and each cure alone at its own best dose. */
record DesignMistakes(Recipe healthy) implements Part {
    private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;
    private static final String UNITS = "many-dense-units";
    static final String UNPOOLED = "no-pooling";
    static final String BARE = "no-regularization";
    private static final long MANY = 512;

    /** The case as it is told: larger maps in front of the dense layer, and nothing else changed. */
    private static final String SICK = UNPOOLED;

    static Recipe bare(Recipe recipe) {
        return recipe.with(new Edit.All(List.of(
                new Edit.Remove(new Selector.Kind("dropout")),
                new Edit.Set("training.augmentation", new Tree.Sequence(List.of(), 0)))));
    }

    static Recipe unpooled(Recipe recipe) {
        return recipe.with(new Edit.Remove(new Selector.Kind("max-pool")));
    }

    private static Recipe units(Recipe recipe, long units) {
        Recipe changed = recipe;
        for (Layer layer : recipe.model().allLayers()) {
            if (layer instanceof Layer.Dense dense && dense.units() != null) {
                changed = set(changed, "model.layers." + layer.name() + ".units", units);
            }
        }
        return changed;
    }

    private Recipe sick() {
        return unpooled(bare(healthy));
    }

    /** Each at the dose with the highest validation accuracy of those that people use, on seeds 100 to 102 of the reef. */
    private Map<String, Recipe> cures() {
        Recipe sick = sick();
        Map<String, Recipe> cures = new LinkedHashMap<>();
        cures.put("small-head", units(sick, 16));
        cures.put("global-average-pooling", remedy(sick, "global-average-pooling", "oversized-dense-head"));
        cures.put("pooling", remedy(sick, "pooling-between-blocks", "missing-pooling"));
        cures.put("l2", set(sick, "training.l2", 0.03));
        cures.put("l1", set(sick, "training.l1", 1e-5));
        cures.put("dropout", sick.with(new Edit.InsertAfter(new Selector.Kind("flatten"), new Layer.Dropout("", 0.5))));
        cures.put(
                "augmentation",
                set(sick, "training.augmentation", List.of("flip", Map.of("shift", Map.of("fraction", 0.1)))));
        cures.put("mixup", set(sick, "training.augmentation", List.of(Map.of("mixup", Map.of("alpha", 1.0)))));
        cures.put(
                "cutmix",
                set(
                        sick,
                        "training.augmentation",
                        List.of(Map.of("cutmix", Map.of("alpha", 1.0, "probability", 0.5)))));
        cures.put(
                "label-smoothing",
                set(sick, "training.loss", Map.of("cross-entropy", Map.of("label-smoothing", 0.05))));
        cures.put(
                "early-stopping",
                set(sick, "training.early-stopping", Map.of("metric", "validation-accuracy", "patience", 10L)));
        return cures;
    }

    @Override
    public List<CaseArm> arms() {
        List<CaseArm> arms = new ArrayList<>();
        arms.add(CaseArm.of(SICK, sick()));
        arms.add(CaseArm.of(UNITS, units(bare(healthy), MANY)));
        arms.add(CaseArm.of(BARE, bare(healthy)));
        cures().forEach((name, recipe) -> arms.add(CaseArm.of(name, recipe).inBrief()));
        return arms;
    }

    @Override
    public List<Variant> variants() {
        return List.of(Variant.of(
                SICK,
                Case.HEALTHY,
                "missing-pooling",
                "oversized-dense-head",
                "excess-capacity",
                "missing-regularization"));
    }

    @Override
    public List<Claim> claims() {
        Map<String, List<String>> units = new LinkedHashMap<>();
        units.put(SICK, List.of("small-head", "global-average-pooling"));
        units.put(UNITS, List.of(BARE));
        Map<String, List<String>> pooling = new LinkedHashMap<>();
        pooling.put(SICK, List.of("pooling", BARE));
        Map<String, List<String>> regularization = new LinkedHashMap<>();
        regularization.put(SICK, List.of("l1", "l2", "dropout", "augmentation", "mixup", "cutmix"));
        regularization.put(BARE, List.of(Case.HEALTHY));
        return List.of(
                CureClaim.of(
                        "K5.2",
                        "Many dense units without regularisation are a design mistake: a smaller head, or global average pooling, generalises better.",
                        ACCURACY,
                        units),
                CureClaim.of("K5.3", "Convolutions in a row without pooling are a design mistake.", ACCURACY, pooling),
                CureClaim.of(
                        "K5.4",
                        "No regularisation at all is a design mistake: L1, L2, dropout, augmentation, mixup, CutMix each help.",
                        ACCURACY,
                        regularization),
                CureClaim.of(
                        "K5+",
                        "Beyond the casebook: label smoothing and early stopping help, too.",
                        ACCURACY,
                        SICK,
                        List.of("label-smoothing", "early-stopping")));
    }
}
