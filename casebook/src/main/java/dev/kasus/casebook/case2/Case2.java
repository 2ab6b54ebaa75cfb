package dev.kasus.casebook.case2;

import dev.kasus.casebook.Case;
import dev.kasus.recipe.Recipe;
import java.util.List;

/** Case 2: the training loss stands still, high, for more than a hundred epochs. */
public final class Case2 {
    private Case2() {}

    /** The case with its healthy recipe: a small net that learns in a few dozen of its epochs. */
    public static Case of(Recipe healthy) {
        Plateaus plateaus = new Plateaus(healthy);
        return new Case(
                2,
                "The training loss stays high after hundreds of epochs",
                healthy,
                List.of(plateaus, new CyclicalRates(plateaus), new Momentum(healthy)));
    }
}
