package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects a net with too many weights for the number of training images. */
final class ExcessCapacity extends GapCause {
    /** Weights for each training image. Nets with a hundred are common and generalise. */
    private static final double MANY = 100;

    private static final double LEAST_SEVERITY = 0.4;
    private static final double MOST_SEVERITY = 0.65;

    @Override
    public String id() {
        return "excess-capacity";
    }

    @Override
    public String title() {
        return "Excess capacity";
    }

    @Override
    public String about() {
        return "The net has so many weights for so few images that it can memorise each image instead of what they "
                + "have in common.";
    }

    @Override
    @Nullable
    Suspicion suspect(Recording recording, Recipe recipe) {
        int images = trainImages(recording);
        if (images == 0) {
            return null;
        }
        long weights = recipe.shapes(classes(recording)).parameters();
        double each = (double) weights / images;
        Evidence seen = Suspicion.recipe(
                "model",
                each,
                MANY,
                "The net has " + weights + " weights for " + images + " training images, " + NumberPhrase.number(each)
                        + " for each image. Above " + NumberPhrase.number(MANY) + " is many.");
        double severity =
                LEAST_SEVERITY + (MOST_SEVERITY - LEAST_SEVERITY) * NumberPhrase.rising(Math.log10(each), 2, 4);
        return each > MANY ? Suspicion.of(severity, List.of(), seen) : Suspicion.none(seen);
    }
}
