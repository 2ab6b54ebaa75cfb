package dev.kasus.engine;

/** Told how far a training is. Called from the training's thread, and while data are loaded from several. */
@FunctionalInterface
public interface TrainingListener {
    /** Listens to nothing. */
    TrainingListener NONE = progress -> {};

    /**
     * So many images of the data set are loaded. What this throws ends the training before it has recorded anything.
     *
     * @param done images loaded
     * @param total images in all
     */
    default void loading(int done, int total) {}

    /** A step or an epoch is done; called often, so it must be cheap. */
    void progress(Progress progress);
}
