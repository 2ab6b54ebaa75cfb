package dev.kasus.data.source;

/** Told how far the loading of a data set is. */
@FunctionalInterface
public interface LoadProgress {
    /** Tells nobody. */
    LoadProgress NONE = (done, total) -> {};

    /** Something begins, such as {@code reading pictures}; what is told from here on is of that. */
    default void begin(String what) {}

    /** So many images of so many are decoded or drawn. Called from several threads. */
    void loaded(int done, int total);
}
