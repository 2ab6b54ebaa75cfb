package dev.kasus.casebook.case1;

import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.Variant;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Selector;
import java.util.List;

/**
 * Batch norm behind each convolution, of which exactly one does harm: its momentum is the old default of TensorFlow's
 * contrib layers, a decay of 0.999. Which one it is has to be found.
 */
record NormEverywhere(Recipe plain) implements Part {
    static final String HEALTHY = "batch-norms";
    static final String SICK = "one-harmful-batch-norm";
    private static final double OLD_TENSORFLOW_MOMENTUM = 0.001;
    /** The convolution whose batch norm does harm. */
    static final int Y = 3;

    private Recipe healthy() {
        return Net.beforeEachActivation(plain, new Layer.BatchNorm("", AddedNorm.USUAL_MOMENTUM, AddedNorm.EPSILON));
    }

    @Override
    public List<CaseArm> arms() {
        Recipe healthy = healthy();
        return List.of(
                CaseArm.of(HEALTHY, healthy),
                CaseArm.of(
                        SICK,
                        healthy.with(new Edit.Replace(
                                new Selector.Name("batch-norm" + Y),
                                new Layer.BatchNorm("batch-norm" + Y, OLD_TENSORFLOW_MOMENTUM, AddedNorm.EPSILON)))));
    }

    @Override
    public List<Variant> variants() {
        return List.of(Variant.of(SICK, HEALTHY, "batch-norm-stale-statistics"));
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }
}
