package dev.kasus.run;

/** How far a run is. */
public enum State {
    /** It trains, or was killed while it did. */
    RUNNING,
    /** It came to the end of its recipe, or stopped early as the recipe says. */
    FINISHED,
    /** It was asked to stop and can be resumed. */
    INTERRUPTED,
    /** Its loss was no longer finite. */
    DIVERGED
}
