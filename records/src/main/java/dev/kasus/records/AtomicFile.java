package dev.kasus.records;

import dev.kasus.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is replaced as a whole: written beside itself, forced to the disk, then renamed. Whoever reads it meets the old or
 * the new content, never a part; a kill or a full disk leaves the old one.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes to a channel that stands at 0; called again where an interrupt ended the first call. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /** Replaces a file by a text in UTF-8. */
    public static void write(Path file, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        write(file, channel -> writeFully(channel, bytes.duplicate()));
    }

    /** Replaces a file; only one may write it at a time. An interrupt of the thread waits until it is done. */
    public static void write(Path file, Content content) {
        boolean interrupted = false;
        while (!written(file, content)) {
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if an interrupt closed the channel, as it does to channels. */
    private static boolean written(Path file, Content content) {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (ClosedByInterruptException interrupted) {
            return false;
        } catch (IOException e) {
            deleteQuietly(beside);
            throw IoProblem.writing(file, e);
        }
    }

    /** Writes all that remains of a buffer. */
    public static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException alsoFails) {
            // The first failure is the one to report, and the next write begins the file anew.
        }
    }

    /** Reads a file of text whole. */
    public static String read(Path file) throws BadInput {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
    }
}
