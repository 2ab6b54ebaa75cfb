package dev.kasus.recipe.data;

import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;

/** The split into training and validation images. */
public sealed interface Split {

    /** As the source says: its folders {@code train} and {@code val}, its split column, its own test files. */
    record Given() implements Split {}

    /**
     * At random, stratified by class.
     *
     * @param validation the share that is validated on
     * @param seed of the draw; not the run's, so that runs under several seeds share one split
     */
    record Random(
            @Default("0.2") @Range(min = 0, max = 1, minIncluded = false, maxIncluded = false)
            double validation,

            @Default("0") long seed)
            implements Split {}

    /**
     * By group, such as a track or an individual: no group is on both sides. Stratified by class as far as groups allow.
     *
     * @param validation the share of each class's images that is validated on, approached group by group
     * @param seed of the draw
     */
    record Group(
            @Default("0.2") @Range(min = 0, max = 1, minIncluded = false, maxIncluded = false)
            double validation,

            @Default("0") long seed)
            implements Split {}
}
