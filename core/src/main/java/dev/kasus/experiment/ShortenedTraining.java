package dev.kasus.experiment;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;

/** Makes a recipe cheaper: a share of its epochs, under a schedule that comes to its end in them. */
public final class ShortenedTraining {
    /** A net that could learn has begun to in a third of its training. */
    public static final double LEARNING = 1 / 3.0;
    /** Learning by heart comes late: half of the training shows where it goes. */
    public static final double GENERALISING = 1 / 2.0;

    private static final int LEAST_EPOCHS = 3;

    private ShortenedTraining() {}

    public static Recipe of(Recipe recipe, double share) {
        int epochs = Math.max(Math.min(LEAST_EPOCHS, recipe.training().epochs()), (int)
                Math.round(share * recipe.training().epochs()));
        return recipe.with(new Edit.Set("training.epochs", Tree.scalar((long) epochs)));
    }
}
