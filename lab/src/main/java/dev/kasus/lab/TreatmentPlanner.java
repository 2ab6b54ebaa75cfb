package dev.kasus.lab;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.experiment.learning.RangeReading;
import dev.kasus.experiment.learning.RangeTest;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.run.RunFolder;
import dev.kasus.remedy.Treatment;
import dev.kasus.remedy.catalog.Remedies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Chooses what to try for a diagnosis; does a learning-rate range test first where a remedy is dosed by it. */
public final class TreatmentPlanner {

    private final RunPool pool;

    /** A prescriber that keeps its range test where the pool does; one that is there is not done again. */
    public TreatmentPlanner(RunPool pool) {
        this.pool = pool;
    }

    /** The same prescriber, which takes a finished range test of the same recipe from the folder of experiments if it is there. */
    public TreatmentPlanner sharing(Path experiments) {
        return new TreatmentPlanner(pool.sharing(experiments));
    }

    /** Treatments, best-suited first; nothing if it was stopped before the range test was done. */
    public Optional<List<Treatment>> prescribe(
            Recipe recipe, Diagnosis diagnosis, Consumer<PoolProgress> progress, BooleanSupplier stop) {
        if (!Remedies.areDosedByRangeTest(diagnosis)) {
            return Optional.of(Remedies.proposals(recipe, diagnosis));
        }
        RunFolder run = Objects.requireNonNull(
                pool.train(List.of(new Job(RangeTest.RAMP, RangeTest.ramp(recipe))), progress, stop)
                        .get(RangeTest.RAMP));
        if (!run.isDone()) {
            return Optional.empty();
        }
        return Optional.of(dosed(recipe, diagnosis, run));
    }

    /** What was prescribed before, by the range test of this recipe that is kept in one of the folders if it is done; trains and writes nothing. */
    public static List<Treatment> recall(List<Path> folders, Recipe recipe, Diagnosis diagnosis) {
        if (Remedies.areDosedByRangeTest(diagnosis)) {
            Recipe ramp = RangeTest.ramp(recipe);
            for (Path folder : folders) {
                if (Files.isDirectory(folder.resolve(RangeTest.RAMP))) {
                    RunFolder run = RunFolder.in(folder, RangeTest.RAMP);
                    if (run.isDone() && ramp.trainsAs(run.card().recipe())) {
                        return dosed(recipe, diagnosis, run);
                    }
                }
            }
        }
        return Remedies.proposals(recipe, diagnosis);
    }

    private static List<Treatment> dosed(Recipe recipe, Diagnosis diagnosis, RunFolder rangeTest) {
        return RangeReading.of(rangeTest.recording())
                .map(reading -> Remedies.proposals(recipe, diagnosis, Remedies.all(reading.base(), reading.max())))
                .orElseGet(() -> Remedies.proposals(recipe, diagnosis));
    }
}
