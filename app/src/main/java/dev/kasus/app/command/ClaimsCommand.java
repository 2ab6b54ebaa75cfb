package dev.kasus.app.command;

import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.casebook.catalog.Cases;
import dev.kasus.records.AtomicFile;
import dev.kasus.report.json.CaseJson;
import dev.kasus.report.terminal.ClaimsTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kasus claims}: what has come of the casebook's claims, in the runs that were made here and in the published ones. */
@Command(
        name = "claims",
        description =
                "Prints the table of the casebook's claims: your own rows of cases that kasus case has run, the published ones of the others.")
public final class ClaimsCommand implements Callable<Integer> {
    private static final String YOURS = "yours";

    private final Terminal terminal;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the cases, ${DEFAULT-VALUE} by default.")
    private Path out = Path.of("runs", "casebook");

    public ClaimsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<ClaimsTable.Row> rows = new ArrayList<>();
        List<String> untested = new ArrayList<>();
        List<Path> pages = new ArrayList<>();
        for (int number : Cases.numbers()) {
            Path folder = out.resolve("case-" + number);
            Path file = folder.resolve("case.json");
            if (Files.exists(file)) {
                rows.addAll(ClaimsTable.rows(CaseJson.read(AtomicFile.read(file), file.toString()), YOURS));
                Path page = folder.resolve("case-" + number + ".html");
                if (Files.exists(page)) {
                    pages.add(page);
                }
            } else {
                rows.addAll(PublishedClaims.of(number));
                untested.add(Integer.toString(number));
            }
        }
        if (!untested.isEmpty()) {
            terminal.err()
                    .println("For case " + String.join(", ", untested)
                            + " the published rows are shown (docs/casebook, edition of " + PublishedClaims.edition()
                            + "); kasus case N runs it here.");
        }
        terminal.out().print(ClaimsTable.markdown(rows));
        pages.forEach(page -> terminal.err().println("Page: " + page));
        return ExitCode.FINE;
    }
}
