package dev.kasus.torch.network;

import org.bytedeco.pytorch.Generator;
import org.jspecify.annotations.Nullable;

/**
 * The mode of a forward pass: train or eval, and which batch-norm statistics are used.
 *
 * @param dropout random generator of dropout; null switches dropout off
 * @param norm whose statistics batch normalisation uses
 * @param statistics the running statistics to use or to update
 * @param hook that sees the layers
 */
public record ForwardMode(@Nullable Generator dropout, Norm norm, RunningStatistics statistics, ForwardHook hook) {

    /** Whose statistics batch normalisation uses. */
    enum Norm {
        /** Those of the batch; the running ones are updated. */
        LEARNING,
        /** Those of the batch; the running ones stay. */
        BATCH,
        /** The running ones. */
        RUNNING
    }

    /** Train mode. */
    public static ForwardMode training(Generator dropout, RunningStatistics statistics, ForwardHook hook) {
        return new ForwardMode(dropout, Norm.LEARNING, statistics, hook);
    }

    /** Train mode with frozen statistics. */
    public static ForwardMode frozen(Generator dropout, RunningStatistics statistics, ForwardHook hook) {
        return new ForwardMode(dropout, Norm.RUNNING, statistics, hook);
    }

    /** Eval mode. */
    public static ForwardMode validation(RunningStatistics statistics, ForwardHook hook) {
        return new ForwardMode(null, Norm.RUNNING, statistics, hook);
    }

    /** Eval mode, but with the statistics of each batch. */
    public static ForwardMode batchStatistics(RunningStatistics statistics, ForwardHook hook) {
        return new ForwardMode(null, Norm.BATCH, statistics, hook);
    }
}
