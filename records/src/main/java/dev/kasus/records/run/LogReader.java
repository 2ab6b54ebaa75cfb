package dev.kasus.records.run;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Reads the logs of another tool. {@link Log#read} asks every one that {@code META-INF/services/dev.kasus.records.run.LogReader} names on
 * the class path, before it takes a folder for one of TensorBoard event files. Runs of Kasus are never put to them.
 */
@API(status = API.Status.STABLE, since = "0.2")
public interface LogReader {
    /** Whether a file or folder is a log of this kind; must be quick, and must not throw. */
    boolean reads(Path path);

    /**
     * The log. Values that have a signal are recorded under its tag; others keep their names.
     *
     * @throws dev.kasus.message.BadInput if it cannot be read
     */
    Log read(Path path);
}
