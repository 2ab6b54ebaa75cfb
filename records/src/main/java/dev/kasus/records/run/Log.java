package dev.kasus.records.run;

import dev.kasus.message.BadInput;
import dev.kasus.message.Extensions;
import dev.kasus.message.SafeText;
import dev.kasus.records.events.EventFiles;
import dev.kasus.records.log.format.LogFormats;
import dev.kasus.records.log.meaning.TagMap;
import dev.kasus.run.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A recording as read from event files of Kasus or other tools.
 *
 * @param recording the signals, with recipe and provenance if Kasus wrote them
 * @param warnings what could not be read, a sentence each
 */
@API(status = API.Status.STABLE, since = "0.2")
public record Log(Recording recording, List<String> warnings) {
    /** Copies the list and makes it harmless to show. */
    public Log {
        warnings = warnings.stream().map(SafeText::line).toList();
    }

    /**
     * Reads the folder of a run, or the log of another tool: event files, a table or JSON. Curves become signals of Kasus
     * where they mean the same, the others keep their names. An event file stands for its folder, and {@code FILE#RUN} for one run of
     * a file that holds several.
     */
    public static Log read(Path path) {
        return read(path, TagMap.NONE);
    }

    /**
     * The same, where the user says what some names mean.
     *
     * @param map goes before what the names themselves say
     */
    @API(status = API.Status.INTERNAL)
    public static Log read(Path path, TagMap map) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null && Files.isRegularFile(path) && EventFiles.isNamedSo(path) && !RunFolder.isRun(parent)) {
            return ForeignLog.read(parent, map);
        }
        if (RunFolder.isRun(path)) {
            return RunFolder.open(path).log();
        }
        Extensions<LogReader> readers = Extensions.of(LogReader.class);
        for (LogReader reader : readers.found()) {
            if (reader.reads(path)) {
                return reader.read(path);
            }
        }
        Log log = foreign(path, map);
        return new Log(
                log.recording(),
                Stream.concat(log.warnings().stream(), readers.problems().stream())
                        .toList());
    }

    private static Log foreign(Path path, TagMap map) {
        if (ForeignLog.isOne(path)) {
            return ForeignLog.read(path, map);
        }
        String name = path.toString();
        int mark = name.lastIndexOf('#');
        if (mark > 0 && !Files.exists(path) && Files.exists(Path.of(name.substring(0, mark)))) {
            return ForeignLog.readFile(Path.of(name.substring(0, mark)), name.substring(mark + 1), map);
        }
        if (LogFormats.of(path).isPresent()) {
            return ForeignLog.readFile(path, "", map);
        }
        try {
            return RunFolder.open(path).log();
        } catch (BadInput noRun) {
            throw Files.exists(path) && !RunListing.hasRuns(path) ? UnreadableLog.of(path) : noRun;
        }
    }

    /** The recording, or a refusal if there is not a single value in it. */
    public Recording orRefuseEmpty(Path path) {
        if (recording.tags().isEmpty()) {
            String reason = warnings.isEmpty() ? "" : ": " + warnings.get(0);
            if (RunFolder.isRun(path) && RunFolder.open(path).isDone()) {
                throw new BadInput(
                        path + " has ended, but its event files are missing or empty" + reason,
                        "Restore them from a copy, or train its recipe again.");
            }
            throw new BadInput(path + " holds no values yet" + reason, "Wait until the first steps are recorded.");
        }
        return recording;
    }
}
