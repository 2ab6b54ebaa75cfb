package dev.kasus.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What a report said when it was last read by a person. */
public final class Golden {
    private Golden() {}

    /** The text of a file beside a test. */
    public static String text(Class<?> test, String name) {
        try (InputStream stream = Objects.requireNonNull(test.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
