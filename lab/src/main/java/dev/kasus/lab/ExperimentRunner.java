package dev.kasus.lab;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Variant;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs experiments on a run, one after the other; each uses the outcomes of those before. Its trainings are kept, so that the
 * same experiments resume, and once done are only read.
 */
public final class ExperimentRunner {
    private final Engine engine;
    private final RunFolder run;
    private final Path folder;
    private final int threads;
    private final Optional<Path> other;

    /**
     * @param engine trains; used from several threads
     * @param run that is examined; some trainings continue from its last checkpoint
     * @param folder of the trainings, one folder each; experiments that need the same variant share it
     * @param threads trainings at once
     */
    public ExperimentRunner(Engine engine, RunFolder run, Path folder, int threads) {
        this(engine, run, folder, threads, Optional.empty());
    }

    private ExperimentRunner(Engine engine, RunFolder run, Path folder, int threads, Optional<Path> other) {
        this.engine = engine;
        this.run = run;
        this.folder = folder;
        this.threads = threads;
        this.other = other;
    }

    /** The same runner, which reuses a finished range test with the same id and recipe from the folder of a trial. */
    public ExperimentRunner sharing(Path trial) {
        return new ExperimentRunner(engine, run, folder, threads, Optional.of(trial));
    }

    /** Listens to the progress. */
    public interface Listener {
        /** Listens to nothing. */
        Listener NONE = new Listener() {};

        /** An experiment starts. */
        default void begins(Experiment experiment, Protocol protocol) {}

        /** Its trainings make progress. */
        default void progress(PoolProgress progress) {}

        /** It is finished. */
        default void answered(ExperimentResult answer) {}
    }

    /** Runs the experiments that apply; finished ones are read without training. */
    public ProbedDiagnosis probe(
            Recording recording,
            Diagnosis observed,
            List<? extends Experiment> experiments,
            Listener listener,
            BooleanSupplier stop) {
        List<ExperimentOutcome> outcomes = new ArrayList<>();
        List<ExperimentResult> answers = new ArrayList<>();
        boolean complete = true;
        for (Experiment experiment : experiments) {
            Optional<Protocol> plan = experiment.plan(recording, observed.with(outcomes));
            if (plan.isEmpty() || !isPossible(plan.get())) {
                continue;
            }
            listener.begins(experiment, plan.get());
            Optional<Map<String, Recording>> done = train(plan.get(), listener, stop);
            if (done.isEmpty()) {
                complete = false;
                continue;
            }
            ExperimentResult answer = new ExperimentResult(
                    experiment, plan.get().expectations(), plan.get().read(done.get()));
            outcomes.addAll(answer.outcomes());
            answers.add(answer);
            listener.answered(answer);
        }
        return new ProbedDiagnosis(observed.with(outcomes), answers, complete);
    }

    /** Whether the checkpoint exists from which the experiment continues. */
    private boolean isPossible(Protocol protocol) {
        return run.hasCheckpoint() || protocol.next(Map.of()).stream().noneMatch(Variant::goesOn);
    }

    /** The recordings of all variants; empty if stopped before. */
    private Optional<Map<String, Recording>> train(Protocol protocol, Listener listener, BooleanSupplier stop) {
        RunPool own = new RunPool(engine, folder, ProbePreset.STANDARD, threads);
        RunPool pool = other.map(own::sharing).orElse(own);
        Map<String, Recording> done = new LinkedHashMap<>();
        List<Variant> next = protocol.next(done);
        while (!next.isEmpty()) {
            List<Job> jobs = next.stream()
                    .map(variant -> new Job(variant.id(), variant.recipe(), variant.goesOn() ? run : null))
                    .toList();
            Map<String, RunFolder> runs = pool.train(jobs, listener::progress, stop);
            for (Variant variant : next) {
                RunFolder trained = runs.get(variant.id());
                if (trained == null || !trained.isDone()) {
                    return Optional.empty();
                }
                done.put(variant.id(), trained.recording());
            }
            next = protocol.next(done);
        }
        return Optional.of(done);
    }
}
