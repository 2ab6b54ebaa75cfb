package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;

/** Two classes that look alike. */
final class ClassOverlap extends ClassCause {
    private static final double SEVERITY = 0.3;
    /** The share of neighbours from the other of two classes that are as many and mixed. */
    private static final double MIXED = 0.5;
    /** Below this the features separate the two, and it is the last layer that does not. */
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
        return "The class looks like another: what would separate them is not in the images, or not at this size.";
    }

    /** What is left when nothing else is found; an experiment with the two classes alone says more. */
    @Override
    Suspicion suspect(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
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
                "In the features before the last layer, " + NumberPhrase.percent(neighbours)
                        + " of the nearest neighbours of "
                        + unlearned.name() + " are " + unlearned.mostConfused()
                        + " (half if the two are mixed), at a margin of "
                        + NumberPhrase.number(margin) + " (0 if mixed, 1 if far apart).");
        return neighbours < APART ? Suspicion.none(seen) : Suspicion.of(SEVERITY, List.of(), seen);
    }
}
