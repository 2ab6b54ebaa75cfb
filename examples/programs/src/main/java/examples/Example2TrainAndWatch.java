package examples;

import dev.kasus.Kasus;
import dev.kasus.Run;
import dev.kasus.engine.Progress;
import dev.kasus.recipe.Recipe;
import dev.kasus.signal.Signals;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Trains a recipe, watched, and diagnoses it.
 *
 * <p>The trap: the accuracy that a training prints is measured while weights move, with dropout and augmentation on. Compare validation
 * with the eval-mode training accuracy, or you will see a gap that is not there, or miss one that is.
 */
public final class Example2TrainAndWatch {
    private Example2TrainAndWatch() {}

    public static void main(String[] args) {
        Path runs = Path.of(args.length > 0 ? args[0] : "target/runs");
        Recipe recipe = SmallRecipe.healthy();

        // Anything that may change its mind from another thread, such as a button, can stop a training. What was recorded is kept.
        AtomicBoolean stop = new AtomicBoolean();

        Run run = Kasus.train(recipe)
                .into(runs)
                .named("example-2")
                .listener(Example2TrainAndWatch::show)
                .stopWhen(stop::get)
                .start();

        System.out.printf(
                "training %.2f while training, %.2f in eval mode; validation %.2f%n",
                run.recording().series(Signals.TRAIN_ACCURACY).last(),
                run.recording().series(Signals.EVAL_MODE_TRAIN_ACCURACY).last(),
                run.recording().series(Signals.VALIDATION_ACCURACY).last());
        System.out.println("verdict: " + run.verdict());

        // diagnosis.json and report.html in the run's folder, and the page where you want it.
        run.save();
        run.writePage(runs.resolve("example-2.html"));
    }

    private static void show(Progress progress) {
        if (progress.step() == progress.steps()) {
            System.out.println("trained " + progress.epochs() + " epochs, " + progress.steps() + " steps");
        }
    }
}
