package dev.kasus.torch.probe;

import dev.kasus.run.Recorder;
import dev.kasus.torch.network.ForwardHook;

/** Reads signals off single training steps. It sees the step's own numbers and changes none of them. */
interface StepProbe {

    /** Who watches the forward pass of a watched step. */
    ForwardHook tap();

    /**
     * Gradients are there, weights are still as before.
     *
     * @param images in the batch
     */
    void backwardDone(long step, int images, Recorder recorder);

    /** Weights are updated. */
    void updateDone(long step, Recorder recorder);
}
