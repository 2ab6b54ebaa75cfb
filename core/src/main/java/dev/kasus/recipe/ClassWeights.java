package dev.kasus.recipe;

import java.util.Map;

/** How much the images of each class count. */
public sealed interface ClassWeights {

    /** All the same. */
    record Uniform() implements ClassWeights {}

    /** Images / (classes x images of the class): every class counts the same in sum. */
    record Balanced() implements ClassWeights {}

    /**
     * As given.
     *
     * @param weights by class name; a class that is not named weighs 1
     */
    record Given(Map<String, Double> weights) implements ClassWeights {
        /** Copies the map; refuses a negative weight. */
        public Given {
            weights = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(weights));
            weights.forEach((name, weight) -> {
                if (!(weight >= 0) || Double.isInfinite(weight)) {
                    throw new dev.kasus.BadInput(
                            "weight " + weight + " of class " + name + " is not a number from 0 up", "");
                }
            });
        }
    }
}
