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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The entries of one event file, as it grows. */
final class EntryReader {
    /** In bytes. The graph of a net is far smaller; one that holds its weights is not. */
    static final int LARGEST_GRAPH = 8_000_000;

    /** In characters. */
    static final int LONGEST_NAME = 200;

    private final EventTail tail;
    private final String folder;
    private final IntPredicate graphRoom;

    /** Whether Kasus wrote it, and with prefixes. */
    private boolean ours;

    /**
     * A reader at the beginning of a file.
     *
     * @param folder of the file below the folder that is read, with a slash at its end
     * @param graphRoom whether there is still room for a graph of so many bytes
     */
    EntryReader(Path file, String folder, IntPredicate graphRoom) {
        this.tail = new EventTail(file);
        this.folder = folder;
        this.graphRoom = graphRoom;
    }

    /** The entries since the last call. A record that breaks in the middle has none. */
    List<LogEntry> poll() {
        List<LogEntry> entries = new ArrayList<>();
        tail.poll(event -> {
            int before = entries.size();
            try {
                read(event, entries);
            } catch (InvalidProtocolBufferException notAnEvent) {
                entries.subList(before, entries.size()).clear();
                throw notAnEvent;
            }
        });
        return entries;
    }

    /** The part of the file that could not be read, in one sentence; empty if none. */
    Optional<String> warning() {
        return tail.warning();
    }

    private void read(Event event, List<LogEntry> entries) throws InvalidProtocolBufferException {
        switch (event.getWhatCase()) {
            case FILE_VERSION -> readWriter(event.getSourceMetadata().getWriter(), entries);
            case GRAPH_DEF -> readGraph(event.getGraphDef(), entries);
            case SESSION_LOG -> {
                if (event.getSessionLog().getStatus() == SessionLog.SessionStatus.START) {
                    entries.add(new LogEntry.Restart(folder, event.getStep()));
                }
            }
            case SUMMARY ->
                ValueReader.read(event.getSummary(), value -> {
                    LogEntry entry = entry(value, event.getStep());
                    if (entry != null) {
                        entries.add(entry);
                    }
                });
            case WHAT_NOT_SET -> {}
        }
    }

    private void readWriter(String writer, List<LogEntry> entries) {
        ours |= writer.equals(FileTag.WRITER);
        if (!writer.isEmpty() && !ours) {
            entries.add(new LogEntry.Writer(folder, writer.substring(0, Math.min(writer.length(), LONGEST_NAME))));
        }
    }

    private void readGraph(ByteString graph, List<LogEntry> entries) {
        if (graph.size() < LARGEST_GRAPH && graphRoom.test(graph.size())) {
            entries.add(new LogEntry.Graph(folder, graph.toByteArray()));
        }
    }

    /** What a value says, or null if it is of a kind that is not read. */
    private @Nullable LogEntry entry(Summary.Value value, long step) {
        String tag = ours ? FileTag.signalTag(value.getTag()) : value.getTag();
        return switch (value.getValueCase()) {
            case SIMPLE_VALUE, VALUE_NOT_SET -> scalar(value, tag, step);
            case TENSOR -> {
                Matrix matrix = SummaryValues.readMatrix(value, step);
                LogEntry table = matrix == null ? null : new LogEntry.Table(folder, tag, matrix);
                LogEntry array = table == null ? Histograms.ofBins(value, folder, step) : table;
                yield array == null ? scalar(value, tag, step) : array;
            }
            case IMAGE -> {
                Image image = Signals.CLASS_EXAMPLES.matches(tag) ? SummaryValues.readImage(value, step) : null;
                yield image == null ? null : new LogEntry.Picture(folder, tag, image);
            }
            case HISTO -> Histograms.old(value, folder, step);
        };
    }

    private @Nullable LogEntry scalar(Summary.Value value, String tag, long step) {
        OptionalDouble number = SummaryValues.readScalar(value);
        return number.isPresent() ? new LogEntry.Scalar(folder, tag, step, number.getAsDouble()) : null;
    }
}
