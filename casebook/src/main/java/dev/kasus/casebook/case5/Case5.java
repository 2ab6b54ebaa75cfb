package dev.kasus.casebook.case5;

import dev.kasus.casebook.Case;
import dev.kasus.recipe.Recipe;
import java.util.List;

/** Case 5: with more capacity, validation accuracy falls from 85 % to 65 % while training accuracy reaches 98 %. */
public final class Case5 {
    private Case5() {}

    /** The case with its healthy recipe: a small net with pooling, on few images. */
    public static Case of(Recipe healthy) {
        return new Case(
                5,
                "More capacity, and validation falls while training reaches 98 %",
                healthy,
                List.of(new CapacitySweep(DesignMistakes.bare(healthy)), new DesignMistakes(healthy)));
    }
}
