package dev.kasus.trial;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import java.util.List;

/**
 * An arm of a trial: an edited recipe, trained under several seeds.
 *
 * @param id unique in its trial; letters, digits and dashes
 * @param edit of the unchanged recipe
 * @param seedOffset added to each of the trial's seeds; 0 for a fair pair
 */
public record Arm(String id, Edit edit, long seedOffset) {
    private static final Edit NOTHING = new Edit.All(List.of());

    /** The unchanged recipe. */
    public static final Arm CONTROL = new Arm("control", NOTHING, 0);

    /**
     * The unchanged recipe under other seeds, far from any that a user would choose. If the trial finds an effect of
     * this arm, its verdicts cannot be trusted.
     */
    public static final Arm PLACEBO = new Arm("placebo", NOTHING, 7_000_000_000L);

    /** An edit under the seeds of the control. */
    public static Arm of(String id, Edit edit) {
        return new Arm(id, edit, 0);
    }

    /** The recipe to train under a seed of the trial. */
    public Recipe recipe(Recipe untouched, long seed) {
        return untouched.with(edit).with(new Edit.Set("seed", Tree.scalar(seed + seedOffset)));
    }
}
