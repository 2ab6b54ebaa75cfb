package dev.kasus.records.events;

import dev.kasus.message.BadInput;
import dev.kasus.records.IoProblem;
import dev.kasus.records.proto.Event;
import dev.kasus.records.proto.SessionLog;
import dev.kasus.records.proto.SourceMetadata;
import dev.kasus.records.proto.Summary;
import dev.kasus.run.Recorder;
import dev.kasus.signal.Image;
import dev.kasus.signal.Matrix;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Appends the signals of one session to an event file of its own. What was recorded is in the file at the latest a second
 * later, so a killed process loses no more; only whole records are ever handed to the file system.
 *
 * <p>When a write fails, the file stays as it is up to there, and every later call refuses with the same reason. An interrupt of
 * the writing thread does no harm: a stream, unlike a channel, does not close because of it.
 */
public final class EventWriter implements Recorder, AutoCloseable {
    /** The longest that a value waits in memory. */
    private static final long FLUSH_MILLISECONDS = 800;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileOutputStream out;
    private final InstantSource clock;
    private final Thread flusher;
    private final Set<String> described = new HashSet<>();
    private ByteBuffer pending = ByteBuffer.allocate(BUFFER);
    private @Nullable BadInput failure;
    private boolean closed;

    private EventWriter(Path file, FileOutputStream out, InstantSource clock) {
        this.file = file;
        this.out = out;
        this.clock = clock;
        this.flusher = new Thread(this::flushRegularly, "kasus-event-flusher");
        flusher.setDaemon(true);
    }

    /**
     * Begins a file in a folder.
     *
     * @param restart the step from which on earlier files hold no longer; empty if there are none
     */
    public static EventWriter begin(Path folder, OptionalLong restart) {
        return begin(folder, restart, InstantSource.system());
    }

    static EventWriter begin(Path folder, OptionalLong restart, InstantSource clock) {
        Path file = folder.resolve(EventFiles.next(folder, clock.instant().getEpochSecond(), host()));
        try {
            Files.createFile(file);
            return begin(file, new FileOutputStream(file.toFile()), restart, clock);
        } catch (IOException e) {
            throw IoProblem.writing(file, e);
        }
    }

    static EventWriter begin(Path file, FileOutputStream out, OptionalLong restart, InstantSource clock) {
        EventWriter writer = new EventWriter(file, out, clock);
        writer.append(Event.newBuilder()
                .setFileVersion("brain.Event:2")
                .setSourceMetadata(SourceMetadata.newBuilder().setWriter(FileTag.WRITER)));
        restart.ifPresent(step -> writer.append(Event.newBuilder()
                .setStep(step)
                .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START))));
        writer.flusher.start();
        return writer;
    }

    /** The file that is written. */
    public Path file() {
        return file;
    }

    @Override
    public void scalar(String tag, long step, double value) {
        append(tag, step, SummaryValues.scalar(tag, value));
    }

    @Override
    public void matrix(String tag, Matrix matrix) {
        append(tag, matrix.step(), SummaryValues.matrix(tag, matrix));
    }

    @Override
    public void image(String tag, Image image) {
        append(tag, image.step(), SummaryValues.image(tag, image));
    }

    /** Hands everything recorded so far to the file system. */
    public synchronized void flush() {
        refuseAfterFailure();
        try {
            out.write(pending.array(), 0, pending.position());
            pending.clear();
        } catch (IOException e) {
            failure = IoProblem.writing(file, e);
            throw failure;
        }
    }

    /** As {@link #flush}, and waits until it is on the disk: it then survives a power failure too. */
    public synchronized void force() {
        flush();
        try {
            out.getFD().sync();
        } catch (IOException e) {
            failure = IoProblem.writing(file, e);
            throw failure;
        }
    }

    /** Writes what is left and ends the file. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        flusher.interrupt();
        try (out) {
            if (failure == null) {
                flush();
            }
        } catch (IOException e) {
            throw IoProblem.writing(file, e);
        }
    }

    /** TensorBoard takes the description of a tag from its first value. */
    private synchronized void append(String tag, long step, Summary.Value.Builder value) {
        if (SummaryValues.canBeDescribed(value) && described.add(tag)) {
            FileTag.description(tag).ifPresent(text -> SummaryValues.describe(value, text));
        }
        append(Event.newBuilder()
                .setStep(step)
                .setSummary(Summary.newBuilder().addValue(value).build().toByteString()));
    }

    private synchronized void append(Event.Builder event) {
        refuseAfterFailure();
        byte[] data = event.setWallTime(clock.millis() / 1000.0).build().toByteArray();
        int size = Frame.HEADER + data.length + Frame.FOOTER;
        if (size > pending.remaining()) {
            flush();
        }
        if (size > pending.remaining()) {
            pending = ByteBuffer.allocate(size);
        }
        Frame.put(pending, data);
    }

    private void refuseAfterFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    @SuppressWarnings("ThreadJoinLoop")
    private void flushRegularly() {
        try {
            while (true) {
                Thread.sleep(FLUSH_MILLISECONDS);
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    flush();
                }
            }
        } catch (InterruptedException | BadInput ended) {
            // Closed; or the failure is kept and meets the next who records.
        }
    }

    private static String host() {
        String name = System.getenv().getOrDefault("HOSTNAME", System.getenv().getOrDefault("COMPUTERNAME", "local"));
        return name.replaceAll("[^A-Za-z0-9-]", "-").toLowerCase(Locale.ROOT);
    }
}
