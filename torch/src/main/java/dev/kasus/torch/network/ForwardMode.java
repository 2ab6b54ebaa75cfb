package dev.kasus.torch.network;

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
public record ForwardMode(@Nullable Generator dropout, Norm norm, RunningStatistics statistics, ForwardHook tap) {

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
    public static ForwardMode training(Generator dropout, RunningStatistics statistics, ForwardHook tap) {
        return new ForwardMode(dropout, Norm.LEARNING, statistics, tap);
    }

    /** As in training, but by statistics that stand still. */
    public static ForwardMode frozen(Generator dropout, RunningStatistics statistics, ForwardHook tap) {
        return new ForwardMode(dropout, Norm.RUNNING, statistics, tap);
    }

    /** As in validation. */
    public static ForwardMode validation(RunningStatistics statistics, ForwardHook tap) {
        return new ForwardMode(null, Norm.RUNNING, statistics, tap);
    }

    /** As in validation, but by each batch's own statistics. */
    public static ForwardMode batchStatistics(RunningStatistics statistics, ForwardHook tap) {
        return new ForwardMode(null, Norm.BATCH, statistics, tap);
    }
}
