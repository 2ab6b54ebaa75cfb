package dev.kasus.records.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The names under which other tools record signals that Kasus knows; they are in {@code foreign-tags.properties}. */
final class ForeignTags {
    private static final Map<String, List<String>> NAMES = load();

    private final Map<String, String> signalTags;

    private ForeignTags(Map<String, String> signalTags) {
        this.signalTags = signalTags;
    }

    /**
     * The names that apply to a recording: a signal that it has takes no other's place, and each signal takes one name
     * at most.
     */
    static ForeignTags among(Set<String> tags) {
        Map<String, String> signalTags = new HashMap<>();
        NAMES.forEach((signal, names) -> {
            if (!tags.contains(signal)) {
                names.stream().filter(tags::contains).findFirst().ifPresent(name -> signalTags.put(name, signal));
            }
        });
        return new ForeignTags(signalTags);
    }

    /** The names that others give to a signal, the preferred first, by the signal's tag. */
    static Map<String, List<String>> names() {
        return NAMES;
    }

    /** The tag of the signal that a tag means; the tag itself if it is none. */
    String signalTag(String tag) {
        return signalTags.getOrDefault(tag, tag);
    }

    private static Map<String, List<String>> load() {
        Properties names = new Properties();
        try (InputStream stream = ForeignTags.class.getResourceAsStream("foreign-tags.properties")) {
            if (stream == null) {
                throw new IllegalStateException("resource foreign-tags.properties is missing");
            }
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                names.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> lists = new TreeMap<>();
        names.stringPropertyNames()
                .forEach(signal ->
                        lists.put(signal, List.of(names.getProperty(signal).split("\\s*,\\s*"))));
        return lists;
    }
}
