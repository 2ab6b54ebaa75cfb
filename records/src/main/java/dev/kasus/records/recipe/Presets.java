package dev.kasus.records.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The built-in recipes, each a YAML resource. */
public final class Presets {
    private static final List<String> NAMES = List.of("plain", "lenet", "vgg", "resnet");

    private Presets() {}

    /** Their names. */
    public static List<String> names() {
        return NAMES;
    }

    /** The recipe of a name. */
    public static Recipe read(String name) {
        return RecipeFile.parse(text(name), "preset " + name);
    }

    /** The recipe of a name as it is written, with its comments: a file to start from. */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new BadInput("there is no preset \"" + name + "\"", "There are " + String.join(", ", NAMES) + ".");
        }
        return resource("presets/" + name + ".yaml");
    }

    private static String resource(String path) {
        try (InputStream stream = Presets.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + path + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
