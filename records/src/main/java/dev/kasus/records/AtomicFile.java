package dev.kasus.records;

import dev.kasus.message.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that is replaced as a whole: written beside itself, forced to the disk, then renamed. Whoever reads it meets the old or
 * the new content, never a part; a kill or a full disk leaves the old one. No link is followed: one that stands in
 * the file's place is replaced, and what it leads to stays as it is.
 */
public final class AtomicFile {
    /** Far more than any text of a run takes; a file that claims to be one may have any size. */
    private static final long MOST_BYTES = 50_000_000;

    private static final String UNFINISHED = ".tmp";
    private static final SecureRandom RANDOM = new SecureRandom();

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

    /** Replaces a file. An interrupt of the thread waits until it is done. */
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
        // A name that nobody can know beforehand, and a file that was not there: nothing of anyone else's is written
        // to.
        Path beside = file.resolveSibling(
                file.getFileName() + "." + HexFormat.of().toHexDigits(RANDOM.nextLong()) + UNFINISHED);
        boolean done = false;
        try {
            try (FileChannel channel = FileChannel.open(
                    beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            done = true;
            return true;
        } catch (ClosedByInterruptException interrupted) {
            return false;
        } catch (IOException e) {
            throw IoProblem.writing(file, e);
        } finally {
            if (!done) {
                deleteQuietly(beside);
            }
        }
    }

    /** Removes what writers of a file left that were killed; only where nobody writes it now. */
    public static void sweep(Path file) {
        String name = file.getFileName().toString();
        Pattern unfinished = Pattern.compile(Pattern.quote(name) + "\\.[0-9a-f]{16}" + Pattern.quote(UNFINISHED));
        try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
            beside.filter(other ->
                            unfinished.matcher(other.getFileName().toString()).matches())
                    .forEach(AtomicFile::deleteQuietly);
        } catch (IOException | UncheckedIOException unlisted) {
            // What is left over takes room, but does no harm.
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
            // The first failure is the one to report.
        }
    }

    /** Reads a file of text whole; refuses what is no file, or far too large for a text. */
    public static String read(Path file) throws BadInput {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new BadInput(file + " is not a file", "Check the path.");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInput(
                        file + " has " + Files.size(file) + " bytes, too many for a text of a run",
                        "Check that this is the right file.");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
    }
}
