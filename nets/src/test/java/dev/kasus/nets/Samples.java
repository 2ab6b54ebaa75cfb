package dev.kasus.nets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The committed files of models; {@code src/test/python/fixtures.py} made them. */
public final class Samples {
    private static final Path ROOT = Path.of("src", "test", "resources", "dev", "kasus", "nets");
    private static final String TRUTH = "truth.json";

    private Samples() {}

    /** Every sound model. */
    public static List<Path> models() {
        return files(ROOT.resolve("models"));
    }

    /** Every model with a planted fault, and some without one. */
    public static List<Path> faults() {
        return files(ROOT.resolve("faults"));
    }

    public static Path model(String name) {
        return ROOT.resolve("models").resolve(name);
    }

    /** What the framework itself says of a model. */
    public static JsonNode truth(Path model) {
        try {
            return new ObjectMapper()
                    .readTree(ROOT.resolve("models").resolve(TRUTH).toFile())
                    .path(String.valueOf(model.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith(TRUTH)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
