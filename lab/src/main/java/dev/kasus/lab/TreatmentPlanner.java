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

/** Selects treatments for a diagnosis; first runs a learning-rate range test if a remedy needs it. */
public final class TreatmentPlanner {

    private final RunPool pool;

    /** A planner that keeps its range test in the folder of the pool and reuses one that is there. */
    public TreatmentPlanner(RunPool pool) {
        this.pool = pool;
    }

    /** The same planner, which also reuses a finished range test of the same recipe from the folder of experiments. */
    public TreatmentPlanner sharing(Path experiments) {
        return new TreatmentPlanner(pool.sharing(experiments));
    }

    /** Treatments, best-suited first; empty if stopped before the range test was finished. */
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

    /** The treatments from an existing range test of this recipe, if there is one; trains and writes nothing. */
    public static List<Treatment> recall(List<Path> folders, Recipe recipe, Diagnosis diagnosis) {
        if (Remedies.areDosedByRangeTest(diagnosis)) {
            Recipe ramp = RangeTest.ramp(recipe);
            for (Path folder : folders) {
                if (Files.isDirectory(folder.resolve(RangeTest.RAMP))) {
                    RunFolder run = RunFolder.in(folder, RangeTest.RAMP);
                    if (run.isDone() && run.card().isTrainingOf(ramp, null)) {
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
