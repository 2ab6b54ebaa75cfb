package dev.kasus.app.command;

import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.LoadDisplay;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.census.Census;
import dev.kasus.census.CheckResult;
import dev.kasus.census.CrossValidationResult;
import dev.kasus.data.folder.FolderCensus;
import dev.kasus.data.folder.FolderReading;
import dev.kasus.data.folder.Thumbnails;
import dev.kasus.message.BadInput;
import dev.kasus.records.NamedFile;
import dev.kasus.report.CensusReport;
import dev.kasus.report.SuspectList;
import dev.kasus.report.html.CensusPage;
import dev.kasus.report.json.CensusJson;
import dev.kasus.report.terminal.CensusText;
import dev.kasus.session.ReferenceNet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kasus data}: examines a folder of pictures before anyone trains on it. */
@Command(
        name = "data",
        description = {
            "Examines a folder of pictures, one folder per class or train/ and val/, before anyone trains on it:",
            "broken files, exact duplicates and near-duplicates within and across splits, imbalance, poor classes, shortcuts."
        })
public final class DataCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FOLDER", description = "The folder of the pictures.")
    private Path folder = Path.of("");

    @Option(
            names = "--group-by",
            paramLabel = "COLUMN|REGEX",
            description = "The track or individual of each picture: a column of a CSV file in the folder, or a "
                    + "regular expression on its path with the group in parentheses.")
    private @Nullable String groupBy;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with pictures of what was found.")
    private @Nullable Path html;

    @Option(
            names = "--train",
            description =
                    "Also train a small reference net, fold by fold: label suspects, classes that look alike, by how "
                            + "much a random split overestimates accuracy, and what more pictures would gain.")
    private boolean train;

    @Option(
            names = "--suspects",
            paramLabel = "FILE",
            description =
                    "With --train, write the label suspects as a list to review: keep the lines that you agree with, "
                            + "empty the label of what should go, and name the file as data.source.folder.corrections.")
    private @Nullable Path suspects;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "With --train, folds at once, one per processor by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--all", description = "Print every class and every finding in full.")
    private boolean all;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    public DataCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new BadInput("--threads is " + threads, "It must be at least 1.");
        }
        if (suspects != null && !train) {
            throw new BadInput("--suspects needs the reference net", "Add --train.");
        }
        FolderReading reading = FolderReading.of(PictureFolder.of(folder), groupBy);
        Census census;
        CrossValidationResult lesson = null;
        try (Interruption interruption = new Interruption();
                LoadDisplay display = new LoadDisplay(terminal)) {
            census = FolderCensus.take(reading, display, interruption::isRequested);
            if (interruption.isRequested()) {
                terminal.err().println("Interrupted; nothing was written.");
                return ExitCode.INTERRUPTED;
            }
            if (train) {
                Optional<CrossValidationResult> taught =
                        new ReferenceNet(reading, census, threads).teach(display, interruption::isRequested);
                if (taught.isEmpty()) {
                    terminal.err().println("Interrupted; nothing was written.");
                    return ExitCode.INTERRUPTED;
                }
                lesson = taught.get();
            }
        }
        CensusReport examined = CensusReport.of(folder.toString(), census, lesson);
        CensusReport report = examined.with(DataAdvice.of(folder, reading, examined));
        if (html != null) {
            List<String> shown = report.results().stream()
                    .map(CheckResult::exhibits)
                    .flatMap(List::stream)
                    .flatMap(exhibit -> exhibit.names().stream())
                    .toList();
            NamedFile.writePage(
                    html,
                    CensusPage.html(
                            report, Thumbnails.of(folder.toAbsolutePath().normalize(), shown)));
        }
        if (suspects != null) {
            NamedFile.write(suspects, SuspectList.csv(report.suspects()));
            terminal.err().println("To review: " + suspects);
        }
        if (html != null) {
            terminal.err().println("Page: " + html);
        }
        terminal.out()
                .print(
                        json
                                ? CensusJson.text(report)
                                : CensusText.text(report, terminal.colours(), terminal.width(), all) + "\n");
        return ExitCode.FINE;
    }
}
