package dev.kasus.app;

import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.PoolDisplay;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.diagnosis.Evidence;
import dev.kasus.experiment.Expectation;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.lab.ExperimentResult;
import dev.kasus.lab.ExperimentRunner;
import dev.kasus.lab.PoolProgress;
import dev.kasus.lab.ProbedDiagnosis;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.records.run.RunFolder;
import dev.kasus.report.TrialReport;
import dev.kasus.run.Recording;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Does the experiments of one run while a person looks on, or reads those that were done before. */
public final class ProbeSession {
    /** The folder of the experiments in that of the run. */
    public static final String FOLDER = "probe";

    private final Terminal terminal;
    private final int threads;

    public ProbeSession(Terminal terminal, int threads) {
        this.terminal = terminal;
        this.threads = threads;
    }

    /** Does what is to be done; stops at the next step on Ctrl-C. */
    public ProbedDiagnosis probe(Examination patient) {
        RunFolder folder = patient.folder()
                .orElseThrow(() -> new BadInput(
                        patient.report().run() + " has no recipe, so nothing can be trained to probe it",
                        "Name a run that kasus train has recorded, or leave out --probe."));
        if (patient.report().state().equals("running")) {
            throw new BadInput(
                    patient.report().run() + " is still training, so what there is to probe may change",
                    "Wait until it has ended, or leave out --probe.");
        }
        try (Interruption interruption = new Interruption()) {
            return prober(folder)
                    .probe(
                            recording(patient),
                            patient.report().diagnosis(),
                            Experiments.all(),
                            new Voice(),
                            interruption::isRequested);
        }
    }

    /** Trains nothing: what earlier experiments have shown of this run, as far as they were finished. */
    public ProbedDiagnosis read(Examination patient) {
        ProbedDiagnosis none = new ProbedDiagnosis(patient.report().diagnosis(), List.of(), true);
        try {
            return readOwn(patient).orElse(none);
        } catch (BadInput elsewhere) {
            terminal.err().println("Note: " + elsewhere.problem() + "; its experiments were not read.");
            return none;
        }
    }

    private Optional<ProbedDiagnosis> readOwn(Examination patient) {
        return patient.folder()
                .filter(folder -> Files.isDirectory(folder.own(FOLDER)))
                .map(folder -> prober(folder)
                        .probe(
                                recording(patient),
                                patient.report().diagnosis(),
                                Experiments.all(),
                                new Silence(),
                                () -> true));
    }

    /** Tells what experiments expect and find. */
    public ExperimentRunner.Listener voice() {
        return new Voice();
    }

    private ExperimentRunner prober(RunFolder folder) {
        return new ExperimentRunner(new SharedImages(), folder, folder.own(FOLDER), threads)
                .sharing(folder.own(TrialReport.FOLDER));
    }

    /** The run as experiments see it: each trains in one thread, as many as there are processors. */
    private static Recording recording(Examination patient) {
        Recording recording = patient.report().recording();
        Recipe recipe = recording.recipe().orElseThrow().with(new Edit.Set("threads", Tree.scalar(1L)));
        return recording.with(recipe);
    }

    private static final class Silence implements ExperimentRunner.Listener {
        @Override
        public void begins(Experiment experiment, Protocol protocol) {}

        @Override
        public void progress(PoolProgress progress) {}

        @Override
        public void answered(ExperimentResult answer) {}
    }

    private final class Voice implements ExperimentRunner.Listener {
        private final PoolDisplay display =
                new PoolDisplay(terminal.err(), terminal.live(), System::nanoTime, " until its next question");

        @Override
        public void begins(Experiment experiment, Protocol protocol) {
            terminal.err().println(experiment.title() + ": " + experiment.about());
            for (Expectation expectation : protocol.expectations()) {
                terminal.err().println("  for " + expectation.cause() + ": " + expectation.inFavour());
                terminal.err().println("  against: " + expectation.against());
            }
        }

        @Override
        public void progress(PoolProgress progress) {
            display.accept(progress);
        }

        @Override
        public void answered(ExperimentResult answer) {
            display.pause();
            answer.outcomes().stream()
                    .flatMap(outcome -> outcome.evidence().stream())
                    .map(Evidence::sentence)
                    .distinct()
                    .forEach(sentence -> terminal.err().println("  → " + sentence));
        }
    }
}
