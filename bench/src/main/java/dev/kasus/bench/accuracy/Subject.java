package dev.kasus.bench.accuracy;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import java.util.List;

/**
 * What the rules are tried on: a healthy recipe, or one made sick on purpose.
 *
 * @param name of its file, without the ending
 * @param causes ids of which one must come first in the diagnosis; empty for a healthy recipe
 * @param recipe what is trained, under any seed
 */
record Subject(String name, List<String> causes, Recipe recipe) {
    /** Copies the list. */
    Subject {
        causes = List.copyOf(causes);
    }

    static Subject healthy(String name, Recipe recipe) {
        return new Subject(name, List.of(), recipe);
    }

    static Subject fault(String name, Recipe recipe) {
        return new Subject(name, causes(name), recipe);
    }

    /** A fault file is named after what it does. */
    private static List<String> causes(String fault) {
        return switch (fault) {
            case "vanishing-gradient" -> List.of(fault);
            // It is made by inputs and a first layer that are far too large; either is right.
            case "dying-relu" -> List.of(fault, "inputs-not-normalized", "initialization-scale");
            case "learning-rate-x1000" -> List.of("learning-rate-too-high");
            default ->
                throw new BadInput(
                        "nobody has said what the fault " + fault + " should be diagnosed as",
                        "Name its cause in the class Subject.");
        };
    }

    boolean isHealthy() {
        return causes.isEmpty();
    }
}
