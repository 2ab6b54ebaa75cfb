package dev.kasus.casebook;

import dev.kasus.lab.Job;
import dev.kasus.lab.PoolProgress;
import dev.kasus.lab.RunPool;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Trains all arms of a case under all seeds; resumable. */
public final class CaseRunner {
    private final RunPool pool;

    /** A runner that keeps its runs where the pool does. */
    public CaseRunner(RunPool pool) {
        this.pool = pool;
    }

    /** The finished runs; empty if stopped before. */
    public Optional<CaseRuns> run(
            Case planned, List<Long> seeds, Consumer<PoolProgress> progress, BooleanSupplier stop) {
        List<Job> jobs = new ArrayList<>();
        for (long seed : seeds) {
            planned.arms().forEach((arm, recipe) -> jobs.add(new Job(id(arm, seed), recipe.withSeed(seed))));
        }
        Map<String, RunFolder> folders = pool.train(jobs, progress, stop);
        Map<String, List<Recording>> runs = new LinkedHashMap<>();
        for (String arm : planned.arms().keySet()) {
            List<Recording> recordings = new ArrayList<>();
            for (long seed : seeds) {
                RunFolder folder = Objects.requireNonNull(folders.get(id(arm, seed)));
                if (!folder.isDone()) {
                    return Optional.empty();
                }
                recordings.add(folder.recording());
            }
            runs.put(arm, recordings);
        }
        return Optional.of(new CaseRuns(seeds, runs, planned.arms().size() - 1));
    }

    /** The name of the run of an arm under a seed. */
    public static String id(String arm, long seed) {
        return arm + "-seed-" + seed;
    }
}
