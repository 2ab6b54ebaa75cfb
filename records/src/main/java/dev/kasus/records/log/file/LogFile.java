package dev.kasus.records.log.file;

import dev.kasus.message.BadInput;
import dev.kasus.records.IoProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A text file that may be anything: regular files alone are opened, decompressed if need be, and read to a limit. */
public final class LogFile {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x1f8b;
    private static final int SHORT = 8;

    private LogFile() {}

    /** The text of a file, and how it ends. */
    public static LogText open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Files.exists(file)
                    ? new BadInput(file + " is not a regular file", "Give a file or a folder.")
                    : new BadInput("there is no file " + file, "Check the path.");
        }
        try {
            LimitedBytes bytes = new LimitedBytes(stream(file));
            try {
                return new LogText(file, bytes, reader(bytes));
            } catch (IOException | RuntimeException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
    }

    /** The beginning of a text file; empty if it is none, or cannot be read. */
    public static Optional<String> beginning(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (LogText text = open(file)) {
            char[] head = new char[LogLimits.BEGINNING];
            int size = 0;
            for (int read; size < head.length && (read = text.reader().read(head, size, head.length - size)) > 0; ) {
                size += read;
            }
            String beginning = new String(head, 0, size);
            return beginning.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(beginning);
        } catch (IOException | BadInput unreadable) {
            return Optional.empty();
        }
    }

    /** The name of a file in small letters, without the suffix of its compression. */
    public static String name(Path file) {
        Path name = file.getFileName();
        String small = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
        return small.endsWith(".gz") ? small.substring(0, small.length() - ".gz".length()) : small;
    }

    /** The name of a file without any suffix. */
    public static String stem(Path file) {
        Path name = file.getFileName();
        String whole = name == null ? "" : name.toString();
        String plain = whole.endsWith(".gz") ? whole.substring(0, whole.length() - ".gz".length()) : whole;
        return plain.contains(".") ? plain.substring(0, plain.lastIndexOf('.')) : plain;
    }

    private static InputStream stream(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.mark(2);
            int magic = in.read() << SHORT | in.read();
            in.reset();
            return magic == GZIP ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** In UTF-8, or as a mark at the beginning says. */
    private static Reader reader(InputStream in) throws IOException {
        in.mark(3);
        int first = in.read();
        int second = in.read();
        int third = in.read();
        in.reset();
        Charset charset = StandardCharsets.UTF_8;
        if (first == 0xfe && second == 0xff) {
            charset = StandardCharsets.UTF_16BE;
        } else if (first == 0xff && second == 0xfe) {
            charset = StandardCharsets.UTF_16LE;
        }
        if (charset.equals(StandardCharsets.UTF_8)) {
            in.skipNBytes(first == 0xef && second == 0xbb && third == 0xbf ? 3 : 0);
        } else {
            in.skipNBytes(2);
        }
        return new InputStreamReader(in, charset);
    }
}
