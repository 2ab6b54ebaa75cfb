package dev.kasus.recipe.training;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.ScalarText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The class weights in the loss. */
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
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
            weights.forEach((name, weight) -> {
                if (!(weight >= 0) || Double.isInfinite(weight)) {
                    throw new BadInput(
                            "weight " + ScalarText.show(weight) + " of class " + ScalarText.quote(name)
                                    + " is out of range",
                            "It must be a finite number, at least 0.");
                }
            });
        }
    }
}
