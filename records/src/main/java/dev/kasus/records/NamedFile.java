package dev.kasus.records;

import dev.kasus.message.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        if (Files.isRegularFile(file) && !isPage(file)) {
            throw new BadInput(
                    file + " already exists and is not an HTML page", "Use another file name, such as " + "page.html.");
        }
        write(file, html);
    }

    private static boolean isPage(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            String start = new String(stream.readNBytes(64), StandardCharsets.UTF_8).strip();
            return start.isEmpty() || start.toLowerCase(Locale.ROOT).startsWith("<!doctype html");
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
    }

    /** Writes bytes. */
    public static void write(Path file, byte[] bytes) {
        try {
            if (Files.isDirectory(file)) {
                throw new BadInput(file + " is a folder", "Give a file name.");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.write(file, bytes, StandardOpenOption.WRITE);
                return;
            }
            Path target = target(file);
            AtomicFile.write(target, channel -> AtomicFile.writeFully(channel, ByteBuffer.wrap(bytes)));
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
