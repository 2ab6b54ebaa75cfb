package dev.kasus.trial;

import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import java.util.List;

/**
 * One edited recipe, run under several seeds.
 *
 * @param id unique in its trial; letters, digits and dashes
 * @param edit what is changed of the untouched recipe
 * @param seedOffset added to each of the trial's seeds; 0 for a fair pair
 */
public record Arm(String id, Edit edit, long seedOffset) {
    private static final Edit NOTHING = new Edit.All(List.of());

    /** The untouched recipe. */
    public static final Arm CONTROL = new Arm("control", NOTHING, 0);

    /**
     * The untouched recipe under seeds of its own, far from any that a person would choose: an arm that changes nothing that
     * matters. Where it is said to help or harm, so would anything.
     */
    public static final Arm PLACEBO = new Arm("placebo", NOTHING, 7_000_000_000L);

    /** An edit under the control's seeds. */
    public static Arm of(String id, Edit edit) {
        return new Arm(id, edit, 0);
    }

    /** What is run under a seed of the trial. */
    public Recipe recipe(Recipe untouched, long seed) {
        return untouched.with(edit).with(new Edit.Set("seed", Tree.scalar(seed + seedOffset)));
    }
}
