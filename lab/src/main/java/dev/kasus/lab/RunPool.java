package dev.kasus.lab;

import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.TrainingListener;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.Kinds;
import dev.kasus.records.run.RunFolder;
import dev.kasus.records.run.RunWriter;
import dev.kasus.run.FormerNames;
import dev.kasus.run.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trains many recipes, as many at once as it has threads, each into a folder of its own. What is finished is not
 * trained again and what was killed in the middle goes on from its last checkpoint, so a pool that is asked the same
 * again resumes.
 */
public final class RunPool {
    private final Engine engine;
    private final Path folder;
    private final ProbePreset probes;
    private final int threads;
    private final List<Path> others;

    /**
     * @param engine trains; used from several threads
     * @param folder of the run folders; made if it is not there
     * @param threads trainings at once
     */
    public RunPool(Engine engine, Path folder, ProbePreset probes, int threads) {
        this(engine, folder, probes, threads, List.of());
    }

    private RunPool(Engine engine, Path folder, ProbePreset probes, int threads, List<Path> others) {
        this.engine = engine;
        this.folder = folder;
        this.probes = probes;
        this.threads = threads;
        this.others = others;
    }

    /** The name of a job's folder: one that an older version has named is used on. */
    public static String folderOf(Path folder, String id) {
        return FormerNames.formerFolder(id)
                .filter(former -> Files.isDirectory(folder.resolve(former)))
                .orElse(id);
    }

    /** The same pool, which also reuses finished runs with the same id and recipe from another folder. */
    RunPool sharing(Path other) {
        return new RunPool(engine, folder, probes, threads, List.of(other));
    }

    /**
     * Trains every job that is not finished.
     *
     * @param listener called with the progress of the pool, from any of its threads
     * @param stop whether to stop; every training then stops at its next step
     * @return the folder of each job, in the order of the jobs; those that were stopped are there too, unfinished
     */
    public Map<String, RunFolder> train(List<Job> jobs, Consumer<PoolProgress> listener, BooleanSupplier stop) {
        Map<String, RunFolder> folders = new LinkedHashMap<>();
        List<Job> open = new ArrayList<>();
        for (Job job : jobs) {
            Optional<RunFolder> shared = shared(job);
            RunFolder run = shared.orElseGet(() -> RunFolder.in(folder, folderOf(folder, job.id())));
            folders.put(job.id(), run);
            if (shared.isEmpty() && !isDone(run, job)) {
                open.add(job);
            }
        }
        PoolClock clock = new PoolClock(jobs.size(), jobs.size() - open.size(), System::nanoTime, listener);
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (Job job : open) {
                futures.add(workers.submit(() -> {
                    BooleanSupplier stops = () -> failed.get() || stop.getAsBoolean();
                    if (!stops.getAsBoolean()) {
                        train(job, Objects.requireNonNull(folders.get(job.id())), clock, stops);
                    }
                }));
            }
            await(futures, failed);
        } finally {
            workers.shutdown();
        }
        return folders;
    }

    /** The finished run of another pool; empty if this pool has its own. */
    private Optional<RunFolder> shared(Job job) {
        if (job.after() != null
                || Files.exists(folder.resolve(folderOf(folder, job.id())).resolve("run.json"))) {
            return Optional.empty();
        }
        return others.stream()
                .filter(other -> Files.isDirectory(other.resolve(folderOf(other, job.id()))))
                .map(other -> RunFolder.in(other, folderOf(other, job.id())))
                .filter(run -> run.isDone() && run.card().isTrainingOf(job.recipe(), job.weightsOf()))
                .filter(run -> watchedAsAsked(run, job))
                .findFirst();
    }

    private static boolean isDone(RunFolder run, Job job) {
        if (!run.hasBegun()) {
            return false;
        }
        if (!run.card().isTrainingOf(job.recipe(), job.weightsOf())) {
            throw new BadInput(
                    run + " contains a run of another recipe, or one that began with other weights",
                    "Use another folder, or remove that one if it is not needed.");
        }
        if (!watchedAsAsked(run, job)) {
            throw new BadInput(
                    run + " contains a run with the probes "
                            + Kinds.name(run.card().probes()),
                    "This one needs the probes " + Kinds.name(Objects.requireNonNull(job.probes()))
                            + ": use another folder, or remove that one if it is not needed.");
        }
        return run.isDone();
    }

    /** A job that says nothing of probes takes a run as it was watched. */
    private static boolean watchedAsAsked(RunFolder run, Job job) {
        return job.probes() == null || job.probes() == run.card().probes();
    }

    private void train(Job job, RunFolder run, PoolClock clock, BooleanSupplier stop) {
        try (RunWriter writer = writer(job, run, progress -> clock.progress(job.id(), progress), stop)) {
            State state = engine.train(writer.recipe(), writer.probes(), writer.from(), writer);
            writer.finish(state);
            if (state != State.INTERRUPTED) {
                clock.finished(job.id());
            }
        }
    }

    private RunWriter writer(Job job, RunFolder run, TrainingListener progress, BooleanSupplier stop) {
        if (run.hasBegun()) {
            return RunWriter.resume(run, progress, stop);
        }
        ProbePreset watched = job.probes() == null ? probes : job.probes();
        if (job.weights() != null) {
            return RunWriter.beginWith(run, job.weights(), job.recipe(), watched, progress, stop);
        }
        return job.after() == null
                ? RunWriter.begin(run, job.recipe(), watched, progress, stop)
                : RunWriter.goOn(run, job.after(), job.recipe(), watched, progress, stop);
    }

    /** Waits for all; the first failure stops the others and is thrown once they have stopped. */
    private static void await(List<Future<?>> futures, AtomicBoolean failed) {
        RuntimeException first = null;
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                failed.set(true);
                RuntimeException cause = e.getCause() instanceof RuntimeException runtime
                        ? runtime
                        : new IllegalStateException(e.getCause());
                first = first == null ? cause : first;
            } catch (InterruptedException e) {
                failed.set(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while trainings were running", e);
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
