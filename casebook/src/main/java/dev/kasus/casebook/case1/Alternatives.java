package dev.kasus.casebook.case1;

import static dev.kasus.casebook.RecipeEdits.remedy;

import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.CureClaim;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.RecipeEdits;
import dev.kasus.casebook.Words;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import dev.kasus.trial.Metric;
import java.util.List;

/** What stands in the place of the harmful batch norm, or beside it. */
record Alternatives(Recipe sick) implements Part {
    private static final String SICK = AddedNorm.SICK;
    private static final String KERAS_DECAY = "keras-decay";
    private static final String L2 = "l2";
    private static final String ADAMW = "adamw";
    private static final List<String> TOLD =
            List.of("group-norm", "layer-norm", "instance-norm", "weight-standardization", "dropout", L2, ADAMW);
    /** Untouched rates are equal to the last digit or so. */
    private static final double SAME = 1e-6;

    /** The usual rate behind a block of convolutions. */
    private static final double BLOCK_DROPOUT = 0.25;

    private CaseArm instead(String name, Layer norm) {
        return CaseArm.of(name, sick.with(new Edit.Replace(new Selector.Name(AddedNorm.NORM), norm)))
                .inBrief();
    }

    /** Standardised weights, with the group norm that they are meant to go with. */
    private Recipe standardized() {
        Recipe recipe = sick.with(
                new Edit.Replace(new Selector.Name(AddedNorm.NORM), new Layer.GroupNorm("", 4, AddedNorm.EPSILON)));
        for (Layer layer : sick.model().allLayers()) {
            if (layer instanceof Layer.Conv) {
                recipe = RecipeEdits.set(recipe, "model.layers." + layer.name() + ".standardized", true);
            }
        }
        return recipe;
    }

    private CaseArm with(String name, String remedy, String cause) {
        return CaseArm.of(name, remedy(sick, remedy, cause)).inBrief();
    }

    @Override
    public List<CaseArm> arms() {
        return List.of(
                instead("group-norm", new Layer.GroupNorm("", 4, AddedNorm.EPSILON)),
                instead("layer-norm", new Layer.LayerNorm("", AddedNorm.EPSILON)),
                instead("instance-norm", new Layer.InstanceNorm("", AddedNorm.EPSILON)),
                CaseArm.of("weight-standardization", standardized()).inBrief(),
                CaseArm.of(
                                "dropout",
                                sick.with(new Edit.InsertAfter(
                                        new Selector.Kind("max-pool"), new Layer.Dropout("", BLOCK_DROPOUT))))
                        .inBrief(),
                with(L2, "l2-weight-decay", "overfitting-gap"),
                with(ADAMW, "adamw", "overfitting-gap"),
                with(KERAS_DECAY, "keras-decay", "overfitting-gap"));
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                CureClaim.of(
                        "K1.5",
                        "Group or layer normalisation, dropout after the block, and weight decay stabilise it.",
                        Metric.VALIDATION_ACCURACY,
                        SICK,
                        TOLD),
                new Claim(
                        "K1.6",
                        "Adam(learning_rate=1e-3, decay=1e-5) is weight decay.",
                        List.of(),
                        Alternatives::decay));
    }

    private static double rateFell(Recording run) {
        Series rate = run.series(Signals.LEARNING_RATE);
        return rate.last() / rate.value(0);
    }

    private static double weights(Recording run) {
        return run.subjects(Signals.WEIGHT_NORM).stream()
                .mapToDouble(layer -> run.series(Signals.WEIGHT_NORM, layer).last())
                .sum();
    }

    private static Claim.Outcome decay(CaseRuns runs) {
        double untouchedRate = runs.mean(SICK, Alternatives::rateFell);
        double keras = runs.mean(KERAS_DECAY, Alternatives::rateFell) / untouchedRate;
        double l2 = runs.mean(L2, Alternatives::rateFell) / untouchedRate;
        double adamw = runs.mean(ADAMW, Alternatives::rateFell) / untouchedRate;
        double untouched = runs.mean(SICK, Alternatives::weights);
        boolean decaysRate = keras < 1 - 10 * SAME && Math.abs(l2 - 1) < SAME && Math.abs(adamw - 1) < SAME;
        return new Claim.Outcome(
                decaysRate ? Status.REFUTED : Status.SUPPORTED,
                keras - 1,
                null,
                "That argument multiplies the learning rate by " + Words.share(keras)
                        + " by the end; L2 and AdamW leave it at " + Words.share(l2) + " and " + Words.share(adamw)
                        + ". Norms of the weights at the end, as shares of the untouched: Keras decay "
                        + Words.percent(runs.mean(KERAS_DECAY, Alternatives::weights) / untouched) + ", L2 in Adam "
                        + Words.percent(runs.mean(L2, Alternatives::weights) / untouched) + ", AdamW "
                        + Words.percent(runs.mean(ADAMW, Alternatives::weights) / untouched)
                        + ": three different things.");
    }
}
