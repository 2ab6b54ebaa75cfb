package dev.kasus.experiment.classes;

import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import java.util.Map;
import java.util.Optional;

/**
 * The recipe of a run once more, untouched, under another seed. A run is looked at because a class does badly in it; trained again with no change at all the class
 * would do better more often than worse (regression to the mean). So a change that seems to help must also beat this one.
 */
final class SecondControl {
    private static final String ID = "untouched-again";

    private SecondControl() {}

    static Variant of(Recipe untouched) {
        return new Variant(ID, untouched.withSeed(untouched.seed() + 1));
    }

    /** The unlearned class in whichever of the two untouched runs it is separated better. */
    static UnlearnedClass better(UnlearnedClass unlearned, Map<String, Recording> done) {
        return again(unlearned, done)
                .filter(again -> again.told() > unlearned.told())
                .orElse(unlearned);
    }

    /** Such as {@code 0.61 (0.68 under another seed)}. */
    static String words(UnlearnedClass unlearned, Map<String, Recording> done) {
        return ClassSuspects.auc(unlearned.told())
                + again(unlearned, done)
                        .map(again -> " (" + ClassSuspects.auc(again.told()) + " under another seed)")
                        .orElse("");
    }

    static boolean isDone(Map<String, Recording> done) {
        return done.containsKey(ID);
    }

    private static Optional<UnlearnedClass> again(UnlearnedClass unlearned, Map<String, Recording> done) {
        return Optional.ofNullable(done.get(ID)).flatMap(run -> UnlearnedClass.standing(run, unlearned.name()));
    }
}
