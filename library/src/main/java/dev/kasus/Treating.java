package dev.kasus;

import dev.kasus.engine.Engine;
import dev.kasus.lab.PoolProgress;
import dev.kasus.report.TrialReport;
import dev.kasus.session.Engines;
import dev.kasus.session.TrialOptions;
import dev.kasus.session.TrialSession;
import dev.kasus.session.TrialSession.Result;
import dev.kasus.trial.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A paired trial of remedies, to be started: each remedy and a placebo are trained beside the untouched recipe under the same seeds.
 * Not thread-safe.
 *
 * @since 0.2
 */
public final class Treating {
    private final Run run;
    private int seeds = 5;
    private int arms = 4;
    private @Nullable Metric metric;
    private @Nullable Double minimumEffect;
    private @Nullable Double minutes;
    private @Nullable Path folder;
    private int threads = Runtime.getRuntime().availableProcessors();
    private BooleanSupplier stop = () -> false;
    private DoubleConsumer progress = share -> {};
    private Consumer<TrialResult> analyses = result -> {};
    private @Nullable Engine engine;

    Treating(Run run) {
        this.run = run;
    }

    /** Pairs of each arm at most; 5 by default, at least 2. */
    public Treating seeds(int seeds) {
        this.seeds = seeds;
        return this;
    }

    /** Remedies at most; 4 by default. */
    public Treating arms(int arms) {
        this.arms = arms;
        return this;
    }

    /** What is compared; by default the AUC of a class that is not learnt, else validation accuracy. */
    public Treating metric(Metric metric) {
        this.metric = Objects.requireNonNull(metric, "metric");
        return this;
    }

    /** The smallest effect that matters; the metric's own by default, such as 0.02 of an accuracy. */
    public Treating minimumEffect(double minimumEffect) {
        this.minimumEffect = minimumEffect;
        return this;
    }

    /** Ends after so long with the verdicts that are settled by then; refused if the first interim analysis would come later. */
    public Treating budget(Duration time) {
        this.minutes = time.toMillis() / 60_000.0;
        return this;
    }

    /** The folder of the trainings; {@code treatment} in that of the run by default. */
    public Treating into(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
        return this;
    }

    /** Trainings at once; as many as there are processors by default. */
    public Treating threads(int threads) {
        this.threads = threads;
        return this;
    }

    /** Asked at every step whether to stop; what was trained is kept, and another call with the same options resumes it. */
    public Treating stopWhen(BooleanSupplier stop) {
        this.stop = Objects.requireNonNull(stop, "stop");
        return this;
    }

    /** Told which share of the trainings before the next interim analysis is done, 0 to 1. */
    public Treating progress(DoubleConsumer progress) {
        this.progress = Objects.requireNonNull(progress, "progress");
        return this;
    }

    /** Told what each interim analysis has found. */
    public Treating analyses(Consumer<TrialResult> analyses) {
        this.analyses = Objects.requireNonNull(analyses, "analyses");
        return this;
    }

    /** The engine that trains; by default the one on the class path. */
    public Treating on(Engine engine) {
        this.engine = Objects.requireNonNull(engine, "engine");
        return this;
    }

    /** Runs the trial, or resumes it. */
    public TrialResult start() {
        TrialOptions options = new TrialOptions(seeds, arms, metric, minimumEffect, minutes, folder, threads);
        Engine used = engine == null ? Engines.load() : engine;
        Result result = new TrialSession(used, run.diagnosed(), options).run(new Listener(), stop);
        if (result instanceof Result.Ended ended) {
            return TrialResult.of(ended.report(), Optional.of(ended.folder()));
        }
        return result instanceof Result.Untreated untreated
                ? TrialResult.none(untreated.reason())
                : TrialResult.none("it was stopped before its end; the same options resume it");
    }

    private final class Listener implements TrialSession.Listener {
        @Override
        public void progress(PoolProgress done) {
            progress.accept(done.share());
        }

        @Override
        public void analysed(TrialReport soFar) {
            analyses.accept(TrialResult.of(soFar, Optional.empty()));
        }
    }
}
