package dev.kasus.casebook.case4;

import dev.kasus.casebook.Case;
import dev.kasus.recipe.Recipe;
import java.util.List;

/** Case 4: one species stays at AUC 0.55 while the others pass 0.85. */
public final class Case4 {
    private Case4() {}

    /** The case with its healthy recipe, whose first species is the unlearned one and whose second is its twin. */
    public static Case of(Recipe healthy) {
        return new Case(
                4,
                "One species stays at AUC 0.55 while the others pass 0.85",
                healthy,
                List.of(new UnlearnedSpecies(healthy)));
    }
}
