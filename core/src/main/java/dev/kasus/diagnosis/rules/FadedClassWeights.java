package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import java.util.List;

/** Detects class weights that have no effect because the training loss is near zero. */
final class FadedClassWeights extends ClassCause {
    private static final double SEPARATED = 0.97;
    private static final double SEVERITY = 0.2;

    @Override
    public String id() {
        return "faded-class-weights";
    }

    @Override
    public String title() {
        return "Ineffective class weights";
    }

    @Override
    public String about() {
        return "The loss has class weights, but the training images are memorised. The loss is then near zero, so "
                + "the class weights have no effect and validation does not benefit.";
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
                        ? "The loss has class weights, and " + fit.words() + ". At " + NumberPhrase.percent(SEPARATED)
                                + " or more, little loss is left to weight."
                        : "The loss has no class weights.");
        return weighs && fit.accuracy() >= SEPARATED ? Suspicion.of(SEVERITY, List.of(), seen) : Suspicion.none(seen);
    }
}
