package dev.kasus;

import dev.kasus.engine.Engine;
import dev.kasus.lab.ExperimentResult;
import dev.kasus.lab.ExperimentRunner;
import dev.kasus.lab.PoolProgress;
import dev.kasus.lab.ProbedDiagnosis;
import dev.kasus.session.Engines;
import dev.kasus.session.ExperimentSession;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Short experiments on a run, to be started: each says beforehand what would speak for and against a cause, and trains edited recipes.
 * Not thread-safe.
 *
 * @since 0.2
 */
public final class Probing {
    private final Run run;
    private int threads = Runtime.getRuntime().availableProcessors();
    private BooleanSupplier stop = () -> false;
    private DoubleConsumer progress = share -> {};
    private Consumer<String> results = sentence -> {};
    private @Nullable Engine engine;

    Probing(Run run) {
        this.run = run;
    }

    /** Trainings at once; as many as there are processors by default. */
    public Probing threads(int threads) {
        this.threads = threads;
        return this;
    }

    /** Asked at every step whether to stop; what was trained is kept, and another call resumes it. */
    public Probing stopWhen(BooleanSupplier stop) {
        this.stop = Objects.requireNonNull(stop, "stop");
        return this;
    }

    /** Told which share of the present experiment's trainings is done, 0 to 1. */
    public Probing progress(DoubleConsumer progress) {
        this.progress = Objects.requireNonNull(progress, "progress");
        return this;
    }

    /** Told what each experiment has shown, in a sentence. */
    public Probing results(Consumer<String> results) {
        this.results = Objects.requireNonNull(results, "results");
        return this;
    }

    /** The engine that trains; by default the one on the class path. */
    public Probing on(Engine engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
        return this;
    }

    /** Runs, or resumes, the experiments that apply, and returns the run with the diagnosis that includes their outcomes. */
    public Run start() {
        Engine used = engine == null ? Engines.load() : engine;
        ProbedDiagnosis probed =
                new ExperimentSession(used.forMany(), threads).probe(run.diagnosed(), new Listener(), stop);
        return new Run(run.diagnosed().with(probed.diagnosis()).withProofs());
    }

    private final class Listener implements ExperimentRunner.Listener {
        @Override
        public void progress(PoolProgress done) {
            progress.accept(done.share());
        }

        @Override
        public void answered(ExperimentResult result) {
            result.outcomes().stream()
                    .flatMap(outcome -> outcome.evidence().stream())
                    .map(evidence -> evidence.sentence())
                    .distinct()
                    .forEach(results);
        }
    }
}
