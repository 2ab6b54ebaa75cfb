package dev.kasus.torch;

import org.bytedeco.pytorch.Generator;
import org.jspecify.annotations.Nullable;

/**
 * The way in which images go through a network.
 *
 * @param dropout where dropout draws from; null switches dropout off
 * @param norm whose statistics batch normalisation uses
 * @param statistics the running statistics to use or to update
 * @param tap who watches
 */
record Pass(@Nullable Generator dropout, Norm norm, RunningStatistics statistics, Tap tap) {

    /** Whose statistics batch normalisation uses. */
    enum Norm {
        /** The batch's, and the running ones are moved towards them. */
        LEARNING,
        /** The batch's, and the running ones stay. */
        BATCH,
        /** The running ones. */
        RUNNING
    }

    /** As in training. */
    static Pass training(Generator dropout, RunningStatistics statistics, Tap tap) {
        return new Pass(dropout, Norm.LEARNING, statistics, tap);
    }

    /** As in training, but by statistics that stand still. */
    static Pass frozen(Generator dropout, RunningStatistics statistics, Tap tap) {
        return new Pass(dropout, Norm.RUNNING, statistics, tap);
    }

    /** As in validation. */
    static Pass validation(RunningStatistics statistics, Tap tap) {
        return new Pass(null, Norm.RUNNING, statistics, tap);
    }

    /** As in validation, but by each batch's own statistics. */
    static Pass batchStatistics(RunningStatistics statistics, Tap tap) {
        return new Pass(null, Norm.BATCH, statistics, tap);
    }
}
