package dev.kasus.app.command;

import dev.kasus.app.terminal.ErrorMessage;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.message.BadInput;
import dev.kasus.message.SafeText;
import dev.kasus.records.IoProblem;
import dev.kasus.records.run.Log;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Recording;
import dev.kasus.session.DiagnosedRun;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kasus runs}: lists runs. */
@Command(name = "runs", description = "Lists the runs of a folder: progress and validation accuracy of each.")
public final class RunsCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Folder of all runs, ${DEFAULT-VALUE} by default.")
    private Path runs = Path.of("runs");

    public RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        List<Path> folders = folders();
        terminal.out().printf(Locale.ROOT, "%-12s %7s %11s %6s  %s%n", "state", "epochs", "validation", "best", "run");
        for (Path path : folders) {
            terminal.out().println(line(path));
        }
    }

    private String line(Path path) {
        try {
            RunFolder folder = RunFolder.open(path);
            Log log = folder.log();
            log.warnings().forEach(warning -> terminal.err().println("Note: " + warning));
            Recording recording = log.recording();
            Series validation = recording.series(Signals.VALIDATION_ACCURACY);
            return String.format(
                    Locale.ROOT,
                    "%-12s %7d %11s %6s  %s",
                    DiagnosedRun.state(folder),
                    recording.epochs(),
                    percent(validation.last()),
                    percent(validation.max()),
                    SafeText.line(path.toString()));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError unreadable) {
            // One run that cannot be read, whatever is the matter with it, does not hide the others.
            return String.format(
                    Locale.ROOT,
                    "%-12s %s: %s",
                    "unreadable",
                    SafeText.line(String.valueOf(path.getFileName())),
                    ErrorMessage.of(unreadable).problem());
        }
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private List<Path> folders() {
        if (!Files.isDirectory(runs)) {
            throw new BadInput("there is no folder " + runs, "Train something first, or name the folder of your runs.");
        }
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve("run.json")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw IoProblem.reading(runs, e);
        }
    }
}
