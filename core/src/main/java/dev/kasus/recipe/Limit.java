package dev.kasus.recipe;

/**
 * How many images of each class are kept after the split, drawn at random; 0 keeps all.
 *
 * @param trainPerClass to train on
 * @param validationPerClass to validate on
 * @param seed of the draw; not the run's, so that runs under several seeds share one
 */
public record Limit(
        @Default("0") @Range(min = 0) int trainPerClass,
        @Default("0") @Range(min = 0) int validationPerClass,
        @Default("0") long seed) {
    /** Keeps all. */
    public static final Limit NONE = new Limit(0, 0, 0);
}
