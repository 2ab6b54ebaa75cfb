package dev.kasus.torch.probe;

import dev.kasus.run.Recorder;
import dev.kasus.torch.network.ForwardHook;

/** A probe that records signals of single training steps, without changing them. */
interface StepProbe {

    /** The hook for the forward pass of a recorded step. */
    ForwardHook hook();

    /**
     * Gradients are there, weights are still as before.
     *
     * @param images in the batch
     */
    void backwardDone(long step, int images, Recorder recorder);

    /** Weights are updated. */
    void updateDone(long step, Recorder recorder);
}
