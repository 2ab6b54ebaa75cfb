package dev.kasus.recipe.training;

import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;

/**
 * Ends a training that no longer improves on the validation split.
 *
 * @param metric what must improve
 * @param patience epochs without improvement before the end
 * @param minimumChange an improvement smaller than this is none
 */
public record EarlyStopping(
        @Default("validation-loss") Metric metric,
        @Default("5") @Range(min = 1) int patience,
        @Default("0") @Range(min = 0) double minimumChange) {

    /** What is watched. */
    public enum Metric {
        /** The lower the better. */
        VALIDATION_LOSS,
        /** The higher the better. */
        VALIDATION_ACCURACY
    }
}
