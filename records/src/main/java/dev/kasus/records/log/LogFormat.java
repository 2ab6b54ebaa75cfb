package dev.kasus.records.log;

import java.nio.file.Path;

/** A kind of file or folder that holds the curves of a training. */
public interface LogFormat {
    /** The kind in a few words, such as "Keras CSVLogger". */
    String about();

    /** Whether a file or folder is of this kind; reads at most its beginning and never throws. */
    boolean reads(Path path);

    /**
     * The curves of the newest training in it.
     *
     * @param run name or id of the training to read instead; empty for the newest
     * @throws dev.kasus.message.BadInput if nothing in it can be read
     */
    LogCurves read(Path path, String run);
}
