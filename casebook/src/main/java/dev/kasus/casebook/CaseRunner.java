package dev.kasus.casebook;

import dev.kasus.lab.Job;
import dev.kasus.lab.PoolProgress;
import dev.kasus.lab.RunPool;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Trains the arms of a case, each under as many seeds as it needs; resumable. */
public final class CaseRunner {
    private final RunPool pool;
    private final long firstSeed;

    /**
     * A runner that keeps its runs where the pool does.
     *
     * @param firstSeed of every arm
     */
    public CaseRunner(RunPool pool, long firstSeed) {
        this.pool = pool;
        this.firstSeed = firstSeed;
    }

    /**
     * The finished runs; empty if stopped before.
     *
     * @param pairs number of seeds of each arm
     */
    public Optional<Map<String, Map<Long, Recording>>> run(
            Case planned, Map<String, Integer> pairs, Consumer<PoolProgress> progress, BooleanSupplier stop) {
        Map<String, RunFolder> folders = new HashMap<>();
        List<CaseArm> open = new ArrayList<>(planned.arms().values());
        while (!open.isEmpty()) {
            List<CaseArm> ready = open.stream()
                    .filter(arm -> arm.weightsOf() == null || folders.containsKey(id(arm.weightsOf(), firstSeed)))
                    .toList();
            List<Job> jobs = ready.stream()
                    .flatMap(arm -> seeds(pairs, arm.name()).mapToObj(seed -> job(arm, seed, folders)))
                    .toList();
            pool.train(jobs, progress, stop).forEach(folders::put);
            if (jobs.stream()
                    .anyMatch(job ->
                            !Objects.requireNonNull(folders.get(job.id())).isDone())) {
                return Optional.empty();
            }
            open.removeAll(ready);
        }
        Map<String, Map<Long, Recording>> runs = new LinkedHashMap<>();
        planned.arms().keySet().forEach(arm -> {
            Map<Long, Recording> own = new LinkedHashMap<>();
            seeds(pairs, arm)
                    .forEach(seed -> own.put(
                            seed,
                            Objects.requireNonNull(folders.get(id(arm, seed))).recording()));
            runs.put(arm, own);
        });
        return Optional.of(runs);
    }

    private LongStream seeds(Map<String, Integer> pairs, String arm) {
        return LongStream.range(firstSeed, firstSeed + Objects.requireNonNull(pairs.get(arm)));
    }

    private static Job job(CaseArm arm, long seed, Map<String, RunFolder> folders) {
        Job job = new Job(id(arm.name(), seed), arm.recipe().withSeed(seed)).withProbes(arm.probes());
        return arm.weightsOf() == null
                ? job
                : job.startingFrom(Objects.requireNonNull(folders.get(id(arm.weightsOf(), seed))));
    }

    /** The name of the run of an arm under a seed. */
    public static String id(String arm, long seed) {
        return arm + "-seed-" + seed;
    }
}
