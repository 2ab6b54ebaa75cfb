package dev.kasus.casebook.case3;

import static dev.kasus.casebook.RecipeEdits.activation;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.CaseArm;
import dev.kasus.casebook.CaseRuns;
import dev.kasus.casebook.Claim;
import dev.kasus.casebook.ClaimResult.Status;
import dev.kasus.casebook.Comparison;
import dev.kasus.casebook.CureClaim;
import dev.kasus.casebook.Part;
import dev.kasus.casebook.Words;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.trial.Judgement;
import dev.kasus.trial.Metric;
import java.util.List;

/** ThresholdedReLU, which the casebook offers as having a gradient for negative inputs. */
record Thresholded(Recipe healthy, DeadUnits dead) implements Part {
    private static final String CURE = DeadUnits.BIAS + "-thresholded-relu";
    private static final String HEALTHY = "healthy-thresholded-relu";
    private static final Comparison COMPARISON = new Comparison(CURE, DeadUnits.BIAS, Metric.VALIDATION_ACCURACY);

    @Override
    public List<CaseArm> arms() {
        Layer thresholded = new Layer.ThresholdedRelu("", 1);
        return List.of(
                CaseArm.of(CURE, activation(dead.deaths().get(0).recipe(), thresholded)),
                CaseArm.of(HEALTHY, activation(healthy, thresholded)));
    }

    @Override
    public List<Claim> claims() {
        return List.of(new Claim(
                "K3.4",
                "ThresholdedReLU has a gradient for negative inputs.",
                List.of(COMPARISON),
                Thresholded::outcome));
    }

    /** Its slope below theta is 0 by definition; the runs show what follows. */
    private static Claim.Outcome outcome(CaseRuns runs) {
        Judgement cure = runs.judgement(COMPARISON);
        return new Claim.Outcome(
                Status.REFUTED,
                cure.effect(),
                cure.interval(),
                "It has none: f(x) = x above theta, 0 elsewhere. "
                        + CureClaim.words(runs, List.of(COMPARISON)) + " With it "
                        + Words.percent(runs.mean(CURE, DeadUnits::deadShare))
                        + " of the worst layer is dead; in the healthy recipe "
                        + Words.percent(runs.mean(HEALTHY, DeadUnits::deadShare)) + " instead of "
                        + Words.percent(runs.mean(Case.HEALTHY, DeadUnits::deadShare)) + ".");
    }
}
