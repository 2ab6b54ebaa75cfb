package dev.kasus.engine;

import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recorder;

/** Whom a training tells what happens; also its recorder. Called from the training's thread. */
public interface RunObserver extends Recorder, TrainingListener {

    /** The data are loaded and the training begins, or goes on after so many steps. */
    void begins(Provenance provenance, long fromStep);

    /**
     * An epoch is done and all of its signals are recorded.
     *
     * @param best whether validation is better than ever before in this run
     */
    void checkpoint(Checkpoint checkpoint, boolean best);

    /** Whether the training should stop at the next step. */
    boolean stopRequested();
}
