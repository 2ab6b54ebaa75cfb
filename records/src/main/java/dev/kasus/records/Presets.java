package dev.kasus.records;

import dev.kasus.BadInput;
import dev.kasus.recipe.Nearest;
import dev.kasus.recipe.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The built-in recipes. */
public final class Presets {
    private static final List<String> NAMES = List.of("plain", "lenet", "vgg", "resnet");

    private Presets() {}

    /** Their names. */
    public static List<String> names() {
        return NAMES;
    }

    /** A built-in recipe. */
    public static Recipe read(String name) {
        return RecipeFile.parse(text(name), "built-in recipe " + name);
    }

    /** A built-in recipe as it is written, with its comments. */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new BadInput("there is no built-in recipe \"" + name + "\"", Nearest.suggest(name, NAMES));
        }
        try (InputStream stream = Presets.class.getResourceAsStream("presets/" + name + ".yaml")) {
            return new String(java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
