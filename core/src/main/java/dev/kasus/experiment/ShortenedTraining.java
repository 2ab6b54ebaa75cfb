package dev.kasus.experiment;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;

/** Shortens a recipe: a share of its epochs, with a schedule scaled to that length. */
public final class ShortenedTraining {
    /** A net that can learn has started to after a third of its training. */
    public static final double LEARNING = 1 / 3.0;
    /** Memorising comes late: half of the training shows the trend. */
    public static final double GENERALISING = 1 / 2.0;

    private static final int LEAST_EPOCHS = 3;

    private ShortenedTraining() {}

    public static Recipe of(Recipe recipe, double share) {
        int epochs = Math.max(Math.min(LEAST_EPOCHS, recipe.training().epochs()), (int)
                Math.round(share * recipe.training().epochs()));
        return recipe.with(new Edit.Set("training.epochs", Tree.scalar((long) epochs)));
    }
}
