package dev.kasus.torch.probe;

import dev.kasus.run.Recorder;
import dev.kasus.torch.evaluation.Evaluation;

/** Reads signals off a network at the end of an epoch, without changing it. */
interface EpochProbe {

    /** Whether the end of this epoch, counted from 1, is a moment to read. */
    boolean isDue(ProbeSchedule schedule, int epoch, boolean last);

    /**
     * Reads; called inside a pointer scope.
     *
     * @param validation the answers on the validation split, which are there already
     */
    void read(long step, Evaluation validation, Recorder recorder);
}
