package dev.kasus.records.events;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.kasus.records.IoProblem;
import dev.kasus.records.proto.Event;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Reads one event file as far as it is whole, and on from there whenever it has grown. */
final class EventTail {
    /** In bytes, enough for a confusion matrix of two thousand classes; a longer record is skipped unread. */
    static final int LONGEST = 1 << 25;

    /** Keeps nothing that it does not know: a record can hold millions of unknown fields. */
    private static final Parser<Event> PARSER = DiscardUnknownFieldsParser.wrap(Event.parser());

    private final Path file;
    private long position;
    private long size;
    private boolean damaged;
    private int unreadable;
    private int tooLong;

    /** Takes events. */
    interface Sink {
        void accept(Event event) throws InvalidProtocolBufferException;
    }

    EventTail(Path file) {
        this.file = file;
    }

    /** Passes on every new event. */
    void poll(Sink sink) {
        if (damaged) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            size = channel.size();
            if (size <= position) {
                return;
            }
            channel.position(position);
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
            while (next(in, sink)) {}
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
    }

    /** Reads one record; false at the end of what is whole. */
    private boolean next(InputStream in, Sink sink) throws IOException {
        if (size - position < Frame.HEADER) {
            return false;
        }
        long length = Frame.length(in.readNBytes(Frame.HEADER));
        if (length < 0) {
            damaged = true;
            return false;
        }
        if (length > size - position - Frame.HEADER - Frame.FOOTER) {
            return false;
        }
        if (length > LONGEST) {
            in.skipNBytes(length + Frame.FOOTER);
            tooLong++;
        } else {
            byte[] data = in.readNBytes((int) length);
            if (!Frame.isWhole(data, in.readNBytes(Frame.FOOTER))) {
                damaged = true;
                return false;
            }
            accept(data, sink);
        }
        position += Frame.HEADER + length + Frame.FOOTER;
        return true;
    }

    private void accept(byte[] data, Sink sink) {
        try {
            sink.accept(PARSER.parseFrom(data));
        } catch (InvalidProtocolBufferException notAnEvent) {
            unreadable++;
        }
    }

    /** The part of the file that could not be read, in one sentence; empty if none. */
    Optional<String> warning() {
        if (damaged && position == 0) {
            return Optional.of(file + " is not an event file and was ignored");
        }
        if (damaged) {
            return Optional.of(file + " is damaged at byte " + position + " (wrong checksum); the rest was ignored");
        }
        if (position < size) {
            return Optional.of(file + " ends in the middle of a record at byte " + position
                    + ", as after a kill; everything before it was read");
        }
        if (tooLong > 0) {
            return Optional.of(file + " has " + tooLong + " records of more than " + LONGEST
                    + " bytes, as no summary of scalars has; they were left out");
        }
        return unreadable == 0
                ? Optional.empty()
                : Optional.of(file + " has " + unreadable + " records that are not events; they were ignored");
    }
}
