package examples;

import dev.kasus.Kasus;
import dev.kasus.Run;
import dev.kasus.TrialResult;
import dev.kasus.recipe.Recipe;
import java.nio.file.Path;

/**
 * Proves a cure in a paired trial.
 *
 * <p>The trap: one better run proves nothing, for another seed alone may bring as much. A cure is trained beside the untouched recipe
 * under the same seeds, and a placebo beside both.
 */
public final class Example4PairedTrial {
    private Example4PairedTrial() {}

    public static void main(String[] args) {
        Path runs = Path.of(args.length > 0 ? args[0] : "target/runs");
        Recipe sick = SmallRecipe.healthy().with(Kasus.set("training.learning-rate", "1e-6"));

        Run run = Kasus.train(sick).into(runs).named("example-4").start();
        System.out.println("verdict: " + run.verdict());

        TrialResult trial = run.treat()
                .arms(1)
                .seeds(3)
                .analyses(soFar -> System.out.println("an interim analysis is done"))
                .start();

        trial.arms().forEach(arm -> System.out.printf(
                "%-32s %-16s %+.2f (%+.2f to %+.2f, %d pairs)%n",
                arm.id(),
                arm.judgement().verdict(),
                arm.judgement().effect(),
                arm.judgement().interval().low(),
                arm.judgement().interval().high(),
                arm.judgement().pairs()));
        System.out.println("cure: " + trial.cure().orElse("none"));

        // The cure is an edit: train with it, or take it over into a recipe of your own.
        trial.edit().ifPresent(edit -> System.out.println(
                "cured learning rate: " + sick.with(Kasus.edit(edit)).training().learningRate()));
    }
}
