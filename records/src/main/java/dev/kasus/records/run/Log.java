package dev.kasus.records.run;

import dev.kasus.BadInput;
import dev.kasus.records.events.EventFiles;
import dev.kasus.run.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What was read of a run's recording, whoever wrote it.
 *
 * @param recording the signals, with recipe and provenance if Kasus wrote them
 * @param warnings what could not be read, a sentence each
 */
public record Log(Recording recording, List<String> warnings) {
    /** Copies the list. */
    public Log {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the folder of a run, or any folder of TensorBoard event files: PyTorch's and Keras's tags become signals of Kasus
     * where they mean the same, the others keep their names.
     */
    public static Log read(Path path) {
        boolean foreign = Files.isDirectory(path)
                && !RunFolder.isRun(path)
                && !holdsRuns(path)
                && !EventFiles.in(path).isEmpty();
        if (!foreign) {
            return RunFolder.open(path).log();
        }
        return LogCollector.read(path, new Recording.Builder());
    }

    private static boolean holdsRuns(Path folder) {
        return EventFiles.in(folder).stream()
                .anyMatch(file -> RunFolder.isRun(file.resolveSibling("")) && !folder.equals(file.getParent()));
    }

    /** The recording, or a refusal if there is not a single value in it. */
    public Recording orRefuseEmpty(Path path) {
        if (recording.tags().isEmpty()) {
            throw new BadInput(
                    path + " holds no values yet" + (warnings.isEmpty() ? "" : ": " + warnings.get(0)),
                    "Wait until the first steps are recorded.");
        }
        return recording;
    }
}
