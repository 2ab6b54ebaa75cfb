package dev.kasus.torch;

import dev.kasus.run.Recorder;

/** Reads signals off a network at the end of an epoch, without changing it. */
interface EpochProbe {

    /** Whether the end of this epoch is a moment to read. */
    boolean isDue(WatchSchedule schedule, int epoch, boolean last);

    /** Reads; called without gradients and inside a pointer scope. */
    void read(long step, Recorder recorder);
}
