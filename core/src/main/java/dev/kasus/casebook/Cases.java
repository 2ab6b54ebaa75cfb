package dev.kasus.casebook;

import dev.kasus.BadInput;
import dev.kasus.recipe.Recipe;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every case that can be run. */
public final class Cases {
    private static final List<Integer> NUMBERS = List.of(1, 2, 3, 4, 5);

    private Cases() {}

    /** The numbers of the cases, in order. */
    public static List<Integer> numbers() {
        return NUMBERS;
    }

    /**
     * A case around its healthy recipe.
     *
     * @param number of the case
     * @param base gives the healthy recipe of a name
     */
    public static Case of(int number, Function<String, Recipe> base) {
        return switch (number) {
            case 1 -> new Case1(base.apply("case1"));
            case 2 -> new Case2(base.apply("case2"));
            case 3 -> new Case3(base.apply("case3"));
            case 4 -> new Case4(base.apply("case4"));
            case 5 -> new Case5(base.apply("case5"));
            default -> throw none(Integer.toString(number));
        };
    }

    /** What to say of a case that there is not, and which there are. */
    public static BadInput none(String name) {
        String all = NUMBERS.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new BadInput("there is no case \"" + name + "\"", "There are the cases " + all + ".");
    }
}
