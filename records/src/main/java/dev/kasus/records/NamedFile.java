package dev.kasus.records;

import dev.kasus.message.BadInput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/**
 * A file that a person named to be written, such as {@code --html FILE}. They may name what they like: a link is
 * followed, and what is no file, such as {@code /dev/stdout}, is written to. A file is replaced as a whole.
 */
public final class NamedFile {
    private NamedFile() {}

    /** Writes a text in UTF-8. */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a page; refuses to replace a file that is none, such as a recording or a recipe that was named by mistake. */
    public static void writePage(Path file, String html) {
        if (Files.isRegularFile(file) && !begins(file, "<!doctype html")) {
            throw new BadInput(
                    file + " already exists and is not an HTML page", "Use another file name, such as " + "page.html.");
        }
        write(file, html);
    }

    /** What a table consists of. */
    @FunctionalInterface
    public interface Table {
        /** Writes all of it; called again where an interrupt ended the first call. */
        void writeTo(Writer writer) throws IOException;
    }

    /** Writes a table of signals in UTF-8; refuses to replace a file that is none, such as a table of something else. */
    public static void writeTable(Path file, Table table) {
        if (Files.isRegularFile(file) && !begins(file, "step,epoch", "tag,step,value")) {
            throw new BadInput(
                    file + " already exists and is not an exported table", "Use another file name, such as run.csv.");
        }
        write(file, channel -> {
            Writer writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
            table.writeTo(writer);
            writer.flush();
        });
    }

    /** Whether a file is empty or begins with one of some words, in whatever case. */
    private static boolean begins(Path file, String... words) {
        try (InputStream stream = Files.newInputStream(file)) {
            String start = new String(stream.readNBytes(64), StandardCharsets.UTF_8)
                    .strip()
                    .toLowerCase(Locale.ROOT);
            return start.isEmpty() || Arrays.stream(words).anyMatch(start::startsWith);
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
    }

    /** Writes bytes. */
    public static void write(Path file, byte[] bytes) {
        write(file, channel -> AtomicFile.writeFully(channel, ByteBuffer.wrap(bytes)));
    }

    private static void write(Path file, AtomicFile.Content content) {
        try {
            if (Files.isDirectory(file)) {
                throw new BadInput(file + " is a folder", "Give a file name.");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    content.writeTo(channel);
                }
                return;
            }
            AtomicFile.write(target(file), content);
        } catch (IOException e) {
            throw IoProblem.writing(file, e);
        }
    }

    /** Where a link leads to, even if nothing is there yet. */
    private static Path target(Path file) throws IOException {
        if (!Files.isSymbolicLink(file)) {
            return file;
        }
        return Files.exists(file)
                ? file.toRealPath()
                : file.resolveSibling(Files.readSymbolicLink(file)).normalize();
    }
}
