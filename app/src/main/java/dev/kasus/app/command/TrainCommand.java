package dev.kasus.app.command;

import dev.kasus.app.terminal.CommandName;
import dev.kasus.app.terminal.Display;
import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.data.folder.FolderReading;
import dev.kasus.engine.ProbePreset;
import dev.kasus.engine.TrainingListener;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.recipe.Presets;
import dev.kasus.records.run.RunFolder;
import dev.kasus.records.run.RunWriter;
import dev.kasus.report.terminal.TerminalReport;
import dev.kasus.run.State;
import dev.kasus.session.DiagnosedRun;
import dev.kasus.session.Engines;
import dev.kasus.session.TrainingSession;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kasus train}: trains a recipe into a new run folder, or goes on with a run. */
@Command(
        name = "train",
        description = {
            "Trains a recipe into a new run folder, records it, and diagnoses it. The last line printed is the folder.",
            "Ctrl-C stops at the next step; the run can be resumed. Ctrl-C again kills."
        })
public final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "RECIPE",
            arity = "0..1",
            completionCandidates = RecipeArgument.PresetNames.class,
            description = "A recipe file, the folder of a run, or a preset: ${COMPLETION-CANDIDATES}.")
    private @Nullable String name;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all runs, ${DEFAULT-VALUE} by default.")
    private Path out = Path.of("runs");

    @Option(names = "--resume", paramLabel = "RUN", description = "Continue an interrupted or killed run.")
    private @Nullable Path resume;

    @Option(
            names = "--weights",
            paramLabel = "RUN",
            description = "Begin with the last weights of this run; layers of other names or shapes are newly drawn.")
    private @Nullable Path weights;

    @Option(names = "--seed", paramLabel = "N", description = "The run's seed, instead of the recipe's.")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Processor threads, instead of the recipe's; 0 takes all.")
    private @Nullable Integer threads;

    @Option(
            names = "--probes",
            paramLabel = "PRESET",
            completionCandidates = ProbePresets.class,
            converter = ProbePresets.class,
            description = "How much is recorded: ${COMPLETION-CANDIDATES}; standard by default.")
    private @Nullable ProbePreset probes;

    @Mixin
    private RecipeArgument edits = new RecipeArgument();

    public TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return resume == null ? trainNew(required(name)) : goOn(resume);
    }

    private int trainNew(String named) {
        Recipe edited = edited(RecipeArgument.read(named).with(edits.edit()));
        RunFolder given = weights == null ? null : RunFolder.open(weights);
        if (given != null) {
            given.requireCheckpoint();
        }
        ProbePreset watched = probes == null ? ProbePreset.STANDARD : probes;
        String shortName = RecipeArgument.shortName(named);
        edits.reading()
                .map(FolderReading::told)
                .filter(told -> !told.isEmpty())
                .ifPresent(told -> terminal.err().println("Data: " + told + "."));
        DataPreparation.of(edited.data(), terminal);
        RunFolder folder = RunFolder.create(out, shortName);
        return train(
                shortName,
                (track, stop) -> given == null
                        ? RunWriter.begin(folder, edited, watched, track, stop::isRequested)
                        : RunWriter.beginWith(folder, given, edited, watched, track, stop::isRequested),
                folder);
    }

    private int goOn(Path run) {
        if (name != null || weights != null || seed != null || threads != null || probes != null || edits.hasEdits()) {
            throw new BadInput(
                    "--resume continues with the recipe, seed, threads and probes of the run itself",
                    "Leave out RECIPE and every other option but --resume, or train a new run.");
        }
        RunFolder folder = RunFolder.open(run);
        return train(folder.id(), (track, stop) -> RunWriter.resume(folder, track, stop::isRequested), folder);
    }

    private interface Begin {
        RunWriter writer(TrainingListener track, Interruption interruption);
    }

    private int train(String shown, Begin begin, RunFolder folder) {
        State state;
        try (Interruption interruption = new Interruption();
                Display display = Display.on(terminal, List.of(shown), interruption)) {
            TrainingListener track = TrainingSession.stoppable(display.track(shown), interruption::isRequested);
            state = TrainingSession.train(Engines.load(), begin.writer(track, interruption));
        }
        TrainingNotes.tell(folder, state, terminal);
        if (state != State.INTERRUPTED) {
            DiagnosedRun examination = DiagnosedRun.of(folder.path());
            // What is seen must not wait for a disk that may be full.
            terminal.out()
                    .print(TerminalReport.brief(
                            examination.report(), terminal.colours(), terminal.width(), CommandName.called()));
            examination.write();
        }
        terminal.out().println(folder);
        return state == State.INTERRUPTED ? ExitCode.INTERRUPTED : ExitCode.FINE;
    }

    private static String required(@Nullable String recipe) {
        if (recipe == null) {
            throw new BadInput(
                    "there is no recipe to train",
                    "Name a preset (" + String.join(", ", Presets.names()) + ") or a recipe file; or --resume a run.");
        }
        return recipe;
    }

    private Recipe edited(Recipe recipe) {
        return new Recipe(
                recipe.data(),
                recipe.model(),
                recipe.training(),
                seed == null ? recipe.seed() : seed,
                threads == null ? recipe.threads() : threads);
    }
}
