package dev.kasus.records.events;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
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
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event files of a folder, those below it too, and follows them while they grow: Kasus's own and those of PyTorch's
 * {@code SummaryWriter} and Keras's {@code TensorBoard} callback. A torn or damaged file is read up to there. Used
 * from one thread.
 */
public final class EventReader {
    /** In bytes. The graph of a net is far smaller; one that holds its weights is not. */
    static final int LARGEST_GRAPH = 8_000_000;

    /** In characters. */
    static final int LONGEST_NAME = 200;

    private final Path folder;
    private final Map<Path, EventTail> tails = new TreeMap<>();

    /** In bytes, of all graphs together. */
    private long graphRoom = 4L * LARGEST_GRAPH;

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
            tail.poll(event -> {
                int before = entries.size();
                try {
                    entries(event, below, entries);
                } catch (InvalidProtocolBufferException notAnEvent) {
                    entries.subList(before, entries.size()).clear();
                    throw notAnEvent;
                }
            });
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

    private void entries(Event event, String folder, List<LogEntry> entries) throws InvalidProtocolBufferException {
        switch (event.getWhatCase()) {
            case FILE_VERSION -> writer(event, folder, entries);
            case GRAPH_DEF -> graph(event.getGraphDef(), folder, entries);
            case SESSION_LOG -> {
                if (event.getSessionLog().getStatus() == SessionLog.SessionStatus.START) {
                    entries.add(new LogEntry.Restart(folder, event.getStep()));
                }
            }
            case SUMMARY ->
                ValueReader.read(event.getSummary(), value -> {
                    LogEntry entry = entry(value, folder, event.getStep());
                    if (entry != null) {
                        entries.add(entry);
                    }
                });
            case WHAT_NOT_SET -> {}
        }
    }

    private static void writer(Event event, String folder, List<LogEntry> entries) {
        String writer = event.getSourceMetadata().getWriter();
        if (!writer.isEmpty()) {
            entries.add(new LogEntry.Writer(folder, writer.substring(0, Math.min(writer.length(), LONGEST_NAME))));
        }
    }

    private void graph(ByteString graph, String folder, List<LogEntry> entries) {
        if (graph.size() < LARGEST_GRAPH && graph.size() <= graphRoom) {
            graphRoom -= graph.size();
            entries.add(new LogEntry.Graph(folder, graph.toByteArray()));
        }
    }

    /** What a value says, or null if it is of a kind that is not read. */
    private static @Nullable LogEntry entry(Summary.Value value, String folder, long step) {
        return switch (value.getValueCase()) {
            case SIMPLE_VALUE -> scalar(value, folder, step);
            case TENSOR -> {
                Matrix matrix = SummaryValues.readMatrix(value, step);
                LogEntry table = matrix == null ? null : new LogEntry.Table(folder, value.getTag(), matrix);
                LogEntry array = table == null ? Histograms.ofBins(value, folder, step) : table;
                yield array == null ? scalar(value, folder, step) : array;
            }
            case IMAGE -> {
                Image image =
                        Signals.CLASS_EXAMPLES.matches(value.getTag()) ? SummaryValues.readImage(value, step) : null;
                yield image == null ? null : new LogEntry.Picture(folder, value.getTag(), image);
            }
            case HISTO -> Histograms.old(value, folder, step);
            case VALUE_NOT_SET -> null;
        };
    }

    private static @Nullable LogEntry scalar(Summary.Value value, String folder, long step) {
        OptionalDouble number = SummaryValues.readScalar(value);
        return number.isPresent() ? new LogEntry.Scalar(folder, value.getTag(), step, number.getAsDouble()) : null;
    }
}
