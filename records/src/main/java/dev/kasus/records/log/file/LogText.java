package dev.kasus.records.log.file;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a file while it is read.
 *
 * @param file its path
 * @param bytes that the text is decoded from
 * @param reader of the text; what is not in its encoding becomes a replacement character
 */
public record LogText(Path file, LimitedBytes bytes, Reader reader) implements AutoCloseable {
    /** A note on why the text ended early, once all of it was read. */
    public Optional<String> ending() {
        return bytes.ending().isEmpty()
                ? Optional.empty()
                : Optional.of(file.getFileName() + " was not read to its end: " + bytes.ending());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
