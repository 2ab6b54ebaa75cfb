package dev.kasus.casebook.case1;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.RecipeEdits;
import dev.kasus.casebook.Variant;
import dev.kasus.casebook.Words;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import dev.kasus.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The five ways in which a batch norm may do harm, each alone, against the same net without the norm. */
record NormMechanisms(Recipe healthy) implements Part {
    private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;
    private static final String DROPOUT = "dropout-in-blocks";
    private static final String BEFORE_DROPOUT = "batch-norm-before-dropout";
    private static final String AFTER_DROPOUT = "batch-norm-after-dropout";
    private static final String SHIFTED = "noisy-validation";
    private static final String SHIFTED_NORM = "noisy-validation-batch-norms";
    private static final String SMALL = "batches-of-2";
    private static final String SMALL_NORM = "batches-of-2-batch-norms";
    private static final double RATE = 0.3;
    private static final double NOISE = 0.08;

    private static Layer norm() {
        return new Layer.BatchNorm("", AddedNorm.USUAL_MOMENTUM, AddedNorm.EPSILON);
    }

    /** Dropout before each pooling, and batch norm behind each activation: before the dropout or behind it. */
    private Recipe dropout(boolean normFirst, boolean normLast) {
        Recipe recipe = longer(healthy);
        List<String> activations = Net.activations(healthy);
        for (int i = activations.size(); i >= 1; i--) {
            if (normLast) {
                recipe = Net.behind(recipe, i, norm());
            }
            recipe = Net.behind(recipe, i, new Layer.Dropout("", RATE));
            if (normFirst) {
                recipe = Net.behind(recipe, i, norm());
            }
        }
        return recipe;
    }

    /** Dropout slows a training down: it gets twice the epochs. */
    private static Recipe longer(Recipe recipe) {
        return RecipeEdits.set(
                recipe, "training.epochs", 2L * recipe.training().epochs());
    }

    private Recipe shifted() {
        return healthy.data().source() instanceof Source.Reef
                ? RecipeEdits.set(healthy, "data.source.reef.validation.noise", NOISE)
                : healthy;
    }
    @Override
    public List<CaseArm> arms() {
        return List.of();
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }
}
