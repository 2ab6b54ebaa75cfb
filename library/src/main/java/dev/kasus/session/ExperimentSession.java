package dev.kasus.session;

import dev.kasus.engine.Engine;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.lab.ExperimentRunner;
import dev.kasus.lab.ProbedDiagnosis;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.run.RunFolder;
import dev.kasus.report.TrialReport;
import dev.kasus.run.Recording;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Does the experiments of one run, or reads those that were done before. */
public final class ExperimentSession {
    /** The folder of the experiments in that of the run. */
    public static final String FOLDER = "probe";

    private final Engine engine;
    private final int threads;

    /**
     * @param engine that trains
     * @param threads trainings at once
     */
    public ExperimentSession(Engine engine, int threads) {
        if (threads < 1) {
            throw new BadInput("threads must be at least 1", "Leave it out to have the default.");
        }
        this.engine = engine;
        this.threads = threads;
    }

    /** Does what is to be done, or goes on with it; not complete if it was stopped. */
    public ProbedDiagnosis probe(DiagnosedRun run, ExperimentRunner.Listener listener, BooleanSupplier stop) {
        RunFolder folder = run.folder()
                .orElseThrow(() -> new BadInput(
                        run.report().run() + " has no recipe, so nothing can be trained to probe it",
                        "Name a run that kasus train has recorded, or leave out --probe."));
        if (run.report().state().equals("running")) {
            throw new BadInput(
                    run.report().run() + " is still training, so what there is to probe may change",
                    "Wait until it has ended, or leave out --probe.");
        }
        return runner(engine, folder, threads)
                .probe(recording(run), run.report().diagnosis(), Experiments.all(), listener, stop);
    }

    /** What earlier experiments have shown of a run, as far as they were finished; nothing is trained. Refuses a folder that is a link. */
    static Optional<ProbedDiagnosis> read(DiagnosedRun run) {
        return run.folder()
                .filter(folder -> Files.isDirectory(folder.own(FOLDER)))
                .map(folder -> runner(Engines.none(), folder, 1)
                        .probe(
                                recording(run),
                                run.report().diagnosis(),
                                Experiments.all(),
                                ExperimentRunner.Listener.NONE,
                                () -> true));
    }

    private static ExperimentRunner runner(Engine engine, RunFolder folder, int threads) {
        return new ExperimentRunner(engine, folder, folder.own(FOLDER), threads)
                .sharing(folder.own(TrialReport.FOLDER));
    }

    /** The run as experiments see it: each trains in one thread, as many as there are processors. */
    private static Recording recording(DiagnosedRun run) {
        Recording recording = run.report().recording();
        Recipe recipe = recording.recipe().orElseThrow().with(new Edit.Set("threads", Tree.scalar(1L)));
        return recording.with(recipe);
    }
}
