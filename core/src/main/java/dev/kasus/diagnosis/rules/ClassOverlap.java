package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.StuckClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import java.util.List;

/** Two classes that look alike. */
final class ClassOverlap extends ClassCause {
    private static final double SEVERITY = 0.3;

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
        return "The class looks like another: what would tell them apart is not in the images, or not at this size.";
    }

    /** What is left when nothing else is found; an experiment with the two classes alone says more. */
    @Override
    Suspicion suspect(Recording recording, Recipe recipe, StuckClass stuck) {
        return Suspicion.of(SEVERITY, List.of(), ClassCause.seen(stuck));
    }
}
