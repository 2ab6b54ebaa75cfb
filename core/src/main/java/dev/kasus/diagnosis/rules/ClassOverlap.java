package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;

/** Detects two classes that the images do not separate. */
final class ClassOverlap extends ClassCause {
    private static final double SEVERITY = 0.3;
    /** The k-NN impurity of two fully mixed classes of equal size. */
    private static final double MIXED = 0.5;
    /** Below this impurity the features separate the two classes and only the last layer does not. */
    private static final double APART = 0.3;

    @Override
    public String id() {
        return "class-overlap";
    }

    @Override
    public String title() {
        return "Class overlap";
    }

    @Override
    public String about() {
        return "The class looks like another one: the images do not show what separates them, or not at this resolution.";
    }

    /** A residual explanation if nothing else is found; two-class training gives better evidence. */
    @Override
    Suspicion suspect(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        if (unlearned.isPartlySeparated()) {
            return Suspicion.none(ClassCause.seen(unlearned));
        }
        double neighbours =
                recording.series(Signals.CLASS_KNN_IMPURITY, unlearned.name()).last();
        double margin =
                recording.series(Signals.CLASS_SILHOUETTE, unlearned.name()).last();
        if (Double.isNaN(neighbours)) {
            return Suspicion.of(SEVERITY, List.of(), ClassCause.seen(unlearned));
        }
        Evidence seen = new Evidence(
                Signals.CLASS_KNN_IMPURITY.of(unlearned.name()),
                unlearned.step(),
                unlearned.step(),
                neighbours,
                MIXED,
                "In the features before the last layer, " + NumberPhrase.percent(neighbours) + " of the nearest "
                        + "neighbours of " + unlearned.name() + " are " + unlearned.mostConfused() + " (50 % if "
                        + "fully mixed); the silhouette is " + NumberPhrase.number(margin) + " (0 if mixed, "
                        + "1 if far apart).");
        return neighbours < APART ? Suspicion.none(seen) : Suspicion.of(SEVERITY, List.of(), seen);
    }
}
