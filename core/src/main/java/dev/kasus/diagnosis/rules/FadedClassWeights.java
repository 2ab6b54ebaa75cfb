package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import java.util.List;

/** Class weights that no longer do anything. */
final class FadedClassWeights extends ClassCause {
    private static final double SEPARATED = 0.97;
    private static final double SEVERITY = 0.2;

    @Override
    public String id() {
        return "faded-class-weights";
    }

    @Override
    public String title() {
        return "Faded class weights";
    }

    @Override
    public String about() {
        return "The loss weighs the classes, but the training images are memorised: weights of a loss that is near zero move nothing, and validation is as if there were none.";
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        boolean weighs = recipe.training().loss().weighsClasses();
        TrainingSkill fit = TrainingSkill.of(recording);
        Evidence seen = new Evidence(
                fit.tag(),
                Math.max(0, fit.step()),
                Math.max(0, fit.step()),
                fit.accuracy(),
                SEPARATED,
                weighs
                        ? "The loss weighs classes, and " + fit.words() + "; from " + NumberPhrase.percent(SEPARATED)
                                + " on there is little left to weigh."
                        : "The loss weighs all classes alike.");
        return weighs && fit.accuracy() >= SEPARATED ? Suspicion.of(SEVERITY, List.of(), seen) : Suspicion.none(seen);
    }
}
