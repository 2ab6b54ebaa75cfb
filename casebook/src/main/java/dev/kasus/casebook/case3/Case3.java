package dev.kasus.casebook.case3;

import dev.kasus.casebook.Case;
import dev.kasus.recipe.Recipe;
import java.util.List;

/** Case 3: ReLU, and no gain in accuracy for 50 epochs although the learning rate is right for the net. */
public final class Case3 {
    private Case3() {}

    /** The case with its healthy recipe: a small net with ReLU and a rate inside the band of its range test. */
    public static Case of(Recipe healthy) {
        DeadUnits dead = new DeadUnits(healthy);
        return new Case(
                3,
                "ReLU, and no gain in accuracy after 50 epochs though the learning rate is tuned",
                healthy,
                List.of(dead, new Revival(dead), new Thresholded(healthy, dead)));
    }
}
