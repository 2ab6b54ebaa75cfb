package dev.kasus.casebook.story;

import dev.kasus.records.recipe.YamlRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The stories of the cases: a YAML file each, beside this class. */
public final class Stories {
    /** A case without a story of its own. */
    private static final CaseStory NONE = new CaseStory("", List.of(), List.of(), List.of(), List.of());

    private Stories() {}

    /** The story of a case; empty if there is none of this number. */
    public static Optional<CaseStory> find(int number) {
        String name = "case" + number + ".yaml";
        try (InputStream stream = Stories.class.getResourceAsStream(name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(YamlRecord.parse(
                            new String(stream.readAllBytes(), StandardCharsets.UTF_8), CaseStory.class, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The story of a case; one that tells nothing if there is none of this number. */
    public static CaseStory of(int number) {
        return find(number).orElse(NONE);
    }
}
