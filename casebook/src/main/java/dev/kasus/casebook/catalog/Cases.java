package dev.kasus.casebook.catalog;

import dev.kasus.casebook.Case;
import dev.kasus.casebook.case1.Case1;
import dev.kasus.casebook.case2.Case2;
import dev.kasus.casebook.case3.Case3;
import dev.kasus.casebook.case4.Case4;
import dev.kasus.casebook.case5.Case5;
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

    private static final String RECIPE = "case-";

    private Cases() {}

    /** The numbers of the cases, in order. */
    public static List<Integer> numbers() {
        return NUMBERS;
    }

    /** Whether a case may be trained on other images than the reef: case 4 plants its causes in species of it. */
    public static boolean runsOnPhotographs(int number) {
        return number != 4;
    }

    /** A case with its own healthy recipe. */
    public static Case of(int number) {
        return of(number, healthy(number));
    }

    /** A case with a given healthy recipe, such as its own on other images. */
    public static Case of(int number, Recipe healthy) {
        return switch (number) {
            case 1 -> Case1.of(healthy);
            case 2 -> Case2.of(healthy);
            case 3 -> Case3.of(healthy);
            case 4 -> Case4.of(healthy);
            case 5 -> Case5.of(healthy);
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

    /** What the healthy recipes of the cases are called, such as {@code case-1}. */
    public static List<String> recipeNames() {
        return NUMBERS.stream().map(number -> RECIPE + number).toList();
    }

    /** The healthy recipe of such a name. */
    public static Recipe healthy(String recipeName) {
        return healthy(Integer.parseInt(recipeName.substring(RECIPE.length())));
    }

    /** The error for an unknown case, with a list of all. */
    public static BadInput none(String name) {
        String all = NUMBERS.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new BadInput("there is no case \"" + name + "\"", "There are the cases " + all + ".");
    }
}
