package dev.kasus.torch.probe;

import dev.kasus.run.Recorder;
import dev.kasus.torch.evaluation.Evaluation;

/** A probe that records signals of a network at the end of an epoch, without changing it. */
interface EpochProbe {

    /** Whether to read at the end of this epoch, counted from 1. */
    boolean isDue(ProbeSchedule schedule, int epoch, boolean last);

    /**
     * Reads; called inside a pointer scope.
     *
     * @param validation the logits on the validation split, which are already computed
     */
    void read(long step, Evaluation validation, Recorder recorder);
}
