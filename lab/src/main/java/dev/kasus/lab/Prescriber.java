package dev.kasus.lab;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.experiment.RangeReading;
import dev.kasus.experiment.RangeTest;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.run.RunFolder;
import dev.kasus.remedy.Remedies;
import dev.kasus.remedy.Treatment;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Chooses what to try for a diagnosis; does a learning-rate range test first where a remedy is dosed by it. */
public final class Prescriber {

    private final RunPool pool;

    /** A prescriber that keeps its range test where the pool does; one that is there is not done again. */
    public Prescriber(RunPool pool) {
        this.pool = pool;
    }

    /** The same prescriber, which takes a finished range test of the same recipe from the folder of experiments if it is there. */
    public Prescriber sharing(Path experiments) {
        return new Prescriber(pool.sharing(experiments));
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
        return Optional.of(RangeReading.of(run.recording())
                .map(reading -> Remedies.proposals(recipe, diagnosis, Remedies.all(reading.base(), reading.max())))
                .orElseGet(() -> Remedies.proposals(recipe, diagnosis)));
    }
}
