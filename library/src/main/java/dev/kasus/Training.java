package dev.kasus;

import dev.kasus.engine.Engine;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.TrainingListener;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.run.RunFolder;
import dev.kasus.records.run.RunWriter;
import dev.kasus.session.DiagnosedRun;
import dev.kasus.session.Engines;
import dev.kasus.session.TrainingSession;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One training, to be started. Set what is to differ from the defaults, then {@link #start}. Not thread-safe. Several trainings
 * may run at once, each in a thread of its own.
 *
 * @since 0.2
 */
public final class Training {
    private final @Nullable Recipe recipe;
    private final @Nullable Path resumed;
    private Path runs = Path.of("runs");
    private String name = "run";
    private ProbePreset probes = ProbePreset.STANDARD;
    private TrainingListener listener = TrainingListener.NONE;
    private BooleanSupplier stop = () -> false;
    private @Nullable Engine engine;

    private Training(@Nullable Recipe recipe, @Nullable Path resumed) {
        this.recipe = recipe;
        this.resumed = resumed;
    }

    static Training of(Recipe recipe) {
        return new Training(Objects.requireNonNull(recipe, "recipe"), null);
    }

    static Training resume(Path run) {
        return new Training(null, Objects.requireNonNull(run, "run"));
    }

    /** The folder of all runs, {@code runs} by default; the run gets a new folder in it. Without effect on a run that is resumed. */
    public Training into(Path runs) {
        this.runs = Objects.requireNonNull(runs, "runs");
        return this;
    }

    /** What the name of the run's folder ends in, behind its time. Without effect on a run that is resumed. */
    public Training named(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /** How much is recorded; {@link ProbePreset#STANDARD} by default, which is what every rule needs. Without effect on a run that is resumed. */
    public Training probes(ProbePreset probes) {
        this.probes = Objects.requireNonNull(probes, "probes");
        return this;
    }

    /** Receives the progress. */
    public Training listener(TrainingListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /** Asked at every step whether to stop; a run that was stopped can be resumed. */
    public Training stopWhen(BooleanSupplier stop) {
        this.stop = Objects.requireNonNull(stop, "stop");
        return this;
    }

    /** The engine that trains; by default the one on the class path, which is libtorch unless there is another. */
    public Training on(Engine engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
        return this;
    }

    /**
     * Trains in the calling thread until the training ends, diverges or is stopped, and diagnoses what was recorded. A loss that is no
     * longer finite is a result, not an error: see {@link Run#state}. An interrupt of the thread stops the training as a request does;
     * the thread is interrupted again when this returns. Data that are still in memory are not loaded again, and no loading is told of.
     *
     * @throws CancellationException if it was stopped before it began or while its data were loaded: there is nothing to keep
     */
    public Run start() {
        // A file channel would be closed by an interrupt that is still pending.
        AtomicBoolean interrupted = new AtomicBoolean();
        BooleanSupplier asked = () -> {
            if (Thread.interrupted()) {
                interrupted.set(true);
            }
            return interrupted.get() || stop.getAsBoolean();
        };
        try {
            return trained(asked);
        } finally {
            if (interrupted.get()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Run trained(BooleanSupplier asked) {
        if (asked.getAsBoolean()) {
            throw new CancellationException("stopped before it began");
        }
        TrainingListener told = TrainingSession.stoppable(listener, asked);
        Engine used = engine == null ? Engines.load() : engine;
        RunWriter writer = recipe == null
                ? RunWriter.resume(RunFolder.open(Objects.requireNonNull(resumed)), told, asked)
                : RunWriter.begin(RunFolder.create(runs, name), recipe, probes, told, asked);
        TrainingSession.train(used, writer);
        return new Run(DiagnosedRun.ofTraining(writer.folder()));
    }
}
