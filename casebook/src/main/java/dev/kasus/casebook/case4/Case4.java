package dev.kasus.casebook.case4;

import dev.kasus.casebook.Case;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import java.util.List;

/** Case 4: one species stays at AUC 0.55 while the others pass 0.85. */
public final class Case4 {
    private Case4() {}

    /** The case with its healthy recipe, whose first species is the unlearned one and whose second is its twin. */
    public static Case of(Recipe healthy) {
        if (!(healthy.data().source() instanceof Source.Reef)) {
            throw new BadInput(
                    "case 4 plants its causes in species of the reef and cannot do so in photographs",
                    "Give a recipe on the reef; kasus diagnose RUN --probe separates the same causes in any run.");
        }
        return new Case(
                4,
                "One species stays at AUC 0.55 while the others pass 0.85",
                healthy,
                List.of(new UnlearnedSpecies(healthy)));
    }
}
