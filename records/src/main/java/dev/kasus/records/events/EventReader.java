package dev.kasus.records.events;

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
    private final Map<Path, EntryReader> files = new TreeMap<>();

    /** In bytes, of all graphs together. */
    private long graphRoom = 4L * EntryReader.LARGEST_GRAPH;

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
        EventFiles.in(folder)
                .forEach(file ->
                        files.computeIfAbsent(file, path -> new EntryReader(path, below(path), this::takeRoom)));
        List<LogPart> parts = new ArrayList<>();
        files.forEach((file, reader) -> {
            List<LogEntry> entries = reader.poll();
            if (!entries.isEmpty()) {
                String name = file.getFileName().toString();
                parts.add(new LogPart(below(file), name, EventFiles.seconds(file), entries));
            }
        });
        return parts;
    }

    /**
     * Warnings about what could not be read, a sentence each. While a run is still writing, its last record may be
     * incomplete.
     */
    public List<String> warnings() {
        return files.values().stream()
                .map(EntryReader::warning)
                .flatMap(Optional::stream)
                .toList();
    }

    private String below(Path file) {
        String path = folder.relativize(file.resolveSibling("")).toString().replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }

    /** Whether there is room for a graph of so many bytes. */
    private boolean takeRoom(int size) {
        boolean fits = size <= graphRoom;
        graphRoom -= fits ? size : 0;
        return fits;
    }
}
