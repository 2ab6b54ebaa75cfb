package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import java.util.Map;
import java.util.Optional;

/**
 * A second control: the unchanged recipe under another seed. A run is examined because a class does badly in it, so
 * the class will do better on average in any repetition (regression to the mean). A change that seems to help must
 * therefore also beat this control.
 */
final class SecondControl {
    private static final String ID = "untouched-again";

    private SecondControl() {}

    static Variant of(Recipe untouched) {
        return new Variant(ID, untouched.withSeed(untouched.seed() + 1));
    }

    /** The unlearned class in the control with the higher AUC. */
    static UnlearnedClass better(UnlearnedClass unlearned, Map<String, Recording> done) {
        return again(unlearned, done)
                .filter(again -> again.lowestAuc() > unlearned.lowestAuc())
                .orElse(unlearned);
    }

    /** Such as {@code 0.61 (0.68 under another seed)}. */
    static String words(UnlearnedClass unlearned, Map<String, Recording> done) {
        return ClassSuspects.auc(unlearned.lowestAuc())
                + again(unlearned, done)
                        .map(again -> " (" + ClassSuspects.auc(again.lowestAuc()) + " with another seed)")
                        .orElse("");
    }

    static boolean isDone(Map<String, Recording> done) {
        return done.containsKey(ID);
    }

    private static Optional<UnlearnedClass> again(UnlearnedClass unlearned, Map<String, Recording> done) {
        return Optional.ofNullable(done.get(ID)).flatMap(run -> UnlearnedClass.standing(run, unlearned.name()));
    }
}
