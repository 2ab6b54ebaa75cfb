package dev.kasus.records.events;

import dev.kasus.records.proto.Event;
import dev.kasus.records.proto.SessionLog;
import dev.kasus.records.proto.Summary;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import dev.kasus.signal.Signals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the event files of a folder, those below it too, and follows them while they grow: Kasus's own and those of PyTorch's
 * {@code SummaryWriter} and Keras's {@code TensorBoard} callback. A torn or damaged file is read up to there. Used
 * from one thread.
 */
public final class EventReader {
    private final Path folder;
    private final Map<Path, EventTail> tails = new TreeMap<>();

    /** A reader of a folder, at its beginning. */
    public EventReader(Path folder) {
        this.folder = folder;
    }

    /** The entries since the last call, in writing order; at the first call all of them. */
    public List<LogEntry> poll() {
        return pollFiles().stream().flatMap(part -> part.entries().stream()).toList();
    }

    /** The same, file by file: those of each folder in order of time. */
    public List<LogPart> pollFiles() {
        EventFiles.in(folder).forEach(file -> tails.computeIfAbsent(file, EventTail::new));
        List<LogPart> parts = new ArrayList<>();
        tails.forEach((file, tail) -> {
            String below = below(file);
            List<LogEntry> entries = new ArrayList<>();
            tail.poll(event -> entries(event, below, entries));
            if (!entries.isEmpty()) {
                String name = file.getFileName().toString();
                parts.add(new LogPart(below, name, EventFiles.seconds(file), entries));
            }
        });
        return parts;
    }

    /**
     * Warnings about what could not be read, a sentence each. While a run is still writing, its last record may be
     * incomplete.
     */
    public List<String> warnings() {
        return tails.values().stream()
                .map(EventTail::warning)
                .flatMap(Optional::stream)
                .toList();
    }

    private String below(Path file) {
        String path = folder.relativize(file.resolveSibling("")).toString().replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }

    private static void entries(Event event, String folder, List<LogEntry> entries) {
        if (event.getSessionLog().getStatus() == SessionLog.SessionStatus.START) {
            entries.add(new LogEntry.Restart(folder, event.getStep()));
        }
        for (Summary.Value value : event.getSummary().getValueList()) {
            String tag = value.getTag();
            Matrix matrix = SummaryValues.readMatrix(value, event.getStep());
            if (matrix != null) {
                entries.add(new LogEntry.Table(folder, tag, matrix));
            }
            Image image = Signals.CLASS_EXAMPLES.matches(tag) ? SummaryValues.readImage(value, event.getStep()) : null;
            if (image != null) {
                entries.add(new LogEntry.Picture(folder, tag, image));
            }
            SummaryValues.readScalar(value)
                    .ifPresent(number -> entries.add(new LogEntry.Scalar(folder, tag, event.getStep(), number)));
        }
    }
}
