package dev.kasus.casebook;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.RecipeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Every case that can be run. */
public final class Cases {
    private static final List<Integer> NUMBERS = List.of(1, 2, 3, 4, 5);

    private Cases() {}

    /** The numbers of the cases, in order. */
    public static List<Integer> numbers() {
        return NUMBERS;
    }

    /** A case with its own healthy recipe. */
    public static Case of(int number) {
        return of(number, healthy(number));
    }

    /** A case with a given healthy recipe, such as its own on other images. */
    public static Case of(int number, Recipe healthy) {
        return switch (number) {
            case 1 -> new Case1(healthy);
            case 2 -> new Case2(healthy);
            case 3 -> new Case3(healthy);
            case 4 -> new Case4(healthy);
            case 5 -> new Case5(healthy);
            default -> throw none(Integer.toString(number));
        };
    }

    /** The healthy recipe of a case, on the reef. */
    public static Recipe healthy(int number) {
        String name = "case" + number + ".yaml";
        try (InputStream stream = Cases.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw none(Integer.toString(number));
            }
            return RecipeFile.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The error for an unknown case, with a list of all. */
    public static BadInput none(String name) {
        String all = NUMBERS.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new BadInput("there is no case \"" + name + "\"", "There are the cases " + all + ".");
    }
}
