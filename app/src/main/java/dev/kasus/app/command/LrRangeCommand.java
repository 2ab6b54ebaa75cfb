package dev.kasus.app.command;

import dev.kasus.app.terminal.Display;
import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.engine.ProbePreset;
import dev.kasus.experiment.learning.RangeReading;
import dev.kasus.experiment.learning.RangeTest;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.run.RunFolder;
import dev.kasus.records.run.RunWriter;
import dev.kasus.report.json.RangeJson;
import dev.kasus.report.svg.RangePicture;
import dev.kasus.run.State;
import dev.kasus.session.Engines;
import dev.kasus.session.TrainingSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kasus lr-range}: between which learning rates a recipe learns. */
@Command(
        name = "lr-range",
        description = {
            "Says between which learning rates a recipe learns: the rate grows from step to step while the loss is watched.",
            "A picture is written into the run's folder."
        })
public final class LrRangeCommand implements Callable<Integer> {
    private static final String PICTURE = "lr-range.svg";

    private final Terminal terminal;

    @Parameters(
            paramLabel = "RECIPE",
            completionCandidates = RecipeArgument.PresetNames.class,
            description = "A recipe file, or a preset: ${COMPLETION-CANDIDATES}.")
    private String name = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all runs, ${DEFAULT-VALUE} by default.")
    private Path out = Path.of("runs");

    @Option(names = "--seed", paramLabel = "N", description = "The run's seed, instead of the recipe's.")
    private @Nullable Long seed;

    @Option(names = "--json", description = "Print base and max as JSON.")
    private boolean json;

    @Mixin
    private RecipeArgument edits = new RecipeArgument();

    public LrRangeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Recipe recipe = RecipeArgument.read(name).with(edits.edit());
        Recipe ramp = RangeTest.ramp(seed == null ? recipe : recipe.withSeed(seed));
        String shown = RecipeArgument.shortName(name);
        RunFolder folder = RunFolder.create(out, "lr-range-" + shown);
        State state;
        try (Interruption interruption = new Interruption();
                Display display = Display.on(terminal, List.of(shown), interruption)) {
            Display.Track track = display.track(shown);
            state = TrainingSession.train(
                    Engines.load(),
                    RunWriter.begin(
                            folder,
                            ramp,
                            ProbePreset.NONE,
                            TrainingSession.stoppable(track, interruption::isRequested),
                            interruption::isRequested));
        }
        if (state == State.INTERRUPTED) {
            terminal.err().println("Interrupted; too few steps to evaluate. Run the command again.");
            return ExitCode.INTERRUPTED;
        }
        Optional<RangeReading> reading = RangeReading.of(folder.recording());
        Path picture = folder.path().resolve(PICTURE);
        reading.ifPresent(it -> AtomicFile.write(picture, RangePicture.svg(shown, it)));
        if (json) {
            terminal.out()
                    .print(RangeJson.text(folder.toString(), reading, reading.isPresent() ? picture.toString() : null));
        } else {
            terminal.out().println(text(shown, reading, picture));
        }
        return ExitCode.FINE;
    }

    private static String text(String shown, Optional<RangeReading> reading, Path picture) {
        return reading.map(it -> "Range test of " + shown + "\n\n" + RangePicture.text(it) + "\n\n"
                        + "  base  " + RangePicture.brief(it.base()) + "  from here on the loss falls\n"
                        + "  max   " + RangePicture.brief(it.max())
                        + "  a third of the rate at which the loss starts to rise\n\n"
                        + "A constant rate: --set training.learning-rate="
                        + RangePicture.brief(Math.max(it.max() / 10, Math.sqrt(it.base() * it.max()))) + "\n"
                        + "A cyclical one:  --set \"training.schedule={triangular: {base: "
                        + RangePicture.brief(it.base()) + ", max: " + RangePicture.brief(it.max())
                        + "}}\"\nPicture: " + picture)
                .orElse("Range test of " + shown
                        + ": at no rate between 1e-7 and 3 does the loss fall below that of guessing. Something else keeps the net from learning;"
                        + " train it and ask kasus diagnose.");
    }
}
