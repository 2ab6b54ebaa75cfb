package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Quality;
import dev.kasus.diagnosis.StuckClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Training images of one class that are worse than the rest. */
final class PoorClassData extends ClassCause {
    /** As in {@code train-validation-shift}: a third either way. */
    private static final double OFF = 0.3;

    /** The mean look of fewer images differs from the usual by chance. */
    private static final int ENOUGH = 8;

    private static final double WORST = 1;
    private static final double LEAST_SEVERITY = 0.6;
    private static final double MOST_SEVERITY = 0.9;

    @Override
    public String id() {
        return "poor-class-data";
    }

    @Override
    public String title() {
        return "Poor images of a class";
    }

    @Override
    public String about() {
        return "The training images of the class are of another quality than the rest or than those it is validated on: blurred, noisy, pale. What is learnt of it is the quality.";
    }

    @Override
    boolean mayMakeAClassSeldomCalled() {
        return true;
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe, StuckClass stuck) {
        Quality quality = Quality.of(recording, stuck.name());
        if (quality == null) {
            return null;
        }
        Provenance provenance = recording.provenance().orElseThrow();
        int images = provenance.trainCounts().get(provenance.classes().indexOf(stuck.name()));
        if (images < ENOUGH) {
            return Suspicion.none(Suspicion.recipe(
                    "data",
                    images,
                    ENOUGH,
                    stuck.name() + " has " + images + " training images: under " + ENOUGH
                            + ", chance decides how they look."));
        }
        Evidence seen = new Evidence(
                Signals.CLASS_TRAIN_ROUGHNESS.of(stuck.name()),
                0,
                0,
                quality.most(),
                OFF,
                quality.words() + " A factor of " + Figures.number(Math.exp(OFF)) + " either way is much.");
        double severity =
                LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * Figures.rising(quality.most(), OFF, WORST);
        return quality.most() >= OFF ? Suspicion.of(severity, List.of(), seen) : Suspicion.none(seen);
    }
}
