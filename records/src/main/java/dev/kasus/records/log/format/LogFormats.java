package dev.kasus.records.log.format;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.LogFormat;
import dev.kasus.records.log.json.JsonFormat;
import dev.kasus.records.log.mlflow.MlflowDatabaseFormat;
import dev.kasus.records.log.mlflow.MlflowFormat;
import dev.kasus.records.log.table.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The kinds of logs that are read beside event files. */
public final class LogFormats {
    private static final List<LogFormat> ALL = List.of(
            new ArchiveFormat(),
            new JsonFormat(),
            new TableFormat(),
            new MlflowFormat(),
            new MlflowDatabaseFormat(),
            new FolderFormat());

    private LogFormats() {}

    /** The kind of a file or folder, by its beginning; empty if it is none of them. Archives have one, which refuses them. */
    public static Optional<LogFormat> of(Path path) {
        return ALL.stream().filter(format -> format.reads(path)).findFirst();
    }

    /** What is read, in phrases. */
    public static List<String> kinds() {
        return ALL.stream()
                .map(LogFormat::about)
                .filter(about -> !about.isEmpty())
                .toList();
    }

    /**
     * The curves of the newest training in a file or folder.
     *
     * @throws BadInput if it is none of the kinds, or nothing in it can be read
     */
    public static LogCurves read(Path path) {
        return read(path, "");
    }

    /**
     * The curves of one training in a file or folder.
     *
     * @param run its name or id, or how it begins; empty for the newest
     * @throws BadInput if it is none of the kinds, if there is no such training, or if nothing in it can be read
     */
    public static LogCurves read(Path path, String run) {
        Optional<LogFormat> format = of(path);
        if (format.isPresent()) {
            return format.get().read(path, run);
        }
        if (!Files.exists(path)) {
            throw new BadInput("there is no file " + path, "Check the path.");
        }
        if (isEmpty(path)) {
            throw new BadInput(path + " is empty", "Wait until the first values are written.");
        }
        throw new BadInput(
                path + " is not a log that can be read", "These are read: " + String.join("; ", kinds()) + ".");
    }

    private static boolean isEmpty(Path path) {
        try {
            return Files.isRegularFile(path) && Files.size(path) == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
