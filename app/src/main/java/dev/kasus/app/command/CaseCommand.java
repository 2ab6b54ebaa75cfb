package dev.kasus.app.command;

import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.PoolDisplay;
import dev.kasus.app.terminal.RepeatedCommand;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.casebook.catalog.Cases;
import dev.kasus.lab.PoolProgress;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.report.CaseReport;
import dev.kasus.report.json.CaseJson;
import dev.kasus.report.terminal.CaseText;
import dev.kasus.session.CaseOptions;
import dev.kasus.session.CaseSession;
import dev.kasus.session.Engines;
import dev.kasus.torch.TorchWeightSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kasus case}: reproduces a case of the casebook and puts its claims to the test. */
@Command(
        name = "case",
        description = {
            "Runs a case of the casebook: reproduces it, diagnoses it, separates its causes, tries the remedies, judges the claims.",
            "Ctrl-C stops at the next step; the same command continues. Ctrl-C again kills."
        })
public final class CaseCommand implements Callable<Integer> {
    private final Terminal terminal;

    /** For completion, and for a word that is no number. */
    static final class Numbers extends ArrayList<String> implements ITypeConverter<Integer> {
        private static final long serialVersionUID = 1L;

        Numbers() {
            super(Cases.numbers().stream().map(String::valueOf).toList());
        }

        @Override
        public Integer convert(String value) {
            if (!contains(value)) {
                throw Cases.none(value);
            }
            return Integer.valueOf(value);
        }
    }

    /** When enough is trained. */
    enum End {
        /** When every claim is settled. */
        settled
    }

    @Parameters(
            paramLabel = "CASE",
            completionCandidates = Numbers.class,
            converter = Numbers.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private int number;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "Pictures to run it on, one folder per class or train/ and val/; the built-in reef by default.")
    private @Nullable Path data;

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "A healthy recipe in the place of the case's own: other pictures, size or schedule.")
    private @Nullable Path recipe;

    @Option(names = "--seeds", paramLabel = "N", description = "Runs of each arm, ${DEFAULT-VALUE} by default.")
    private int seeds = 3;

    @Option(
            names = "--until",
            paramLabel = "END",
            description =
                    "Adds runs where a claim is open, until every claim is ${COMPLETION-CANDIDATES}; up to 24 of an arm.")
    private @Nullable End until;

    @Option(
            names = "--budget",
            paramLabel = "MINUTES",
            description = "Ends --until settled after so many minutes; what is trained by then is judged.")
    private @Nullable Double budget;

    @Option(
            names = "--first-seed",
            paramLabel = "N",
            description = "The first of the seeds, ${DEFAULT-VALUE} by default.")
    private long firstSeed;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the trainings, ${DEFAULT-VALUE} by default.")
    private Path out = Path.of("runs", "casebook");

    @Option(names = "--threads", paramLabel = "N", description = "Trainings at once, one per processor by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    public CaseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path folder = out.resolve("case-" + number);
        CaseOptions options = new CaseOptions(
                number,
                data == null ? null : PictureFolder.of(data),
                recipe == null ? null : RecipeFile.read(recipe),
                seeds,
                firstSeed,
                until == End.settled,
                budget,
                folder,
                threads);
        CaseSession session = new CaseSession(Engines.load(), new TorchWeightSpace(), options);
        try (Interruption interruption = new Interruption()) {
            Optional<CaseReport> report = session.run(new CaseDisplay(folder), interruption::isRequested);
            if (report.isEmpty()) {
                terminal.err()
                        .println("Interrupted; the trainings so far are kept. Continue with: "
                                + RepeatedCommand.of(spec));
                return ExitCode.INTERRUPTED;
            }
            terminal.out()
                    .print(json ? CaseJson.text(report.get()) : CaseText.text(report.get(), terminal.colours()) + "\n");
            terminal.err().println("Page: " + session.page());
            session.pictures(report.get())
                    .keySet()
                    .forEach(picture -> terminal.err().println("Picture: " + picture));
        }
        return ExitCode.FINE;
    }

    /** Shows how far it is. */
    private final class CaseDisplay extends ExperimentDisplay implements CaseSession.Listener {
        private final PoolDisplay arms = new PoolDisplay(terminal.err(), terminal.live(), System::nanoTime, "");
        private final Path folder;
        private boolean trained;

        CaseDisplay(Path folder) {
            super(terminal);
            this.folder = folder;
        }

        @Override
        public void begins(int count, int trainings) {
            terminal.err()
                    .println("Case " + number + ": " + count + " arms, " + trainings + " trainings, in " + folder);
        }

        @Override
        public void progress(PoolProgress progress) {
            if (trained) {
                super.progress(progress);
            } else {
                arms.accept(progress);
            }
        }

        @Override
        public void trained() {
            trained = true;
            arms.pause();
        }

        @Override
        public void probes(String arm) {
            terminal.err().println("Separating causes: " + arm);
        }

        @Override
        public void maps(String title) {
            terminal.err().println("Mapping the loss surface: " + title);
        }
    }
}
