package dev.kasus.torch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/** What real PyTorch calculates; written by {@code src/test/fixtures/pytorch.py}. */
public final class PyTorchFigures {
    private static final JsonNode ALL = read();

    private PyTorchFigures() {}

    private static JsonNode read() {
        try (InputStream file = PyTorchFigures.class.getResourceAsStream("pytorch.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The figures along a path of keys. */
    public static JsonNode of(String... path) {
        JsonNode node = ALL;
        for (String key : path) {
            node = node.required(key);
        }
        return node;
    }

    public static double[] row(JsonNode numbers) {
        return IntStream.range(0, numbers.size())
                .mapToDouble(i -> numbers.get(i).asDouble())
                .toArray();
    }
}
