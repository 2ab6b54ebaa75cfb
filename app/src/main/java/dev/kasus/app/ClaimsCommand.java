package dev.kasus.app;

import dev.kasus.casebook.Cases;
import dev.kasus.records.AtomicFile;
import dev.kasus.report.CaseJson;
import dev.kasus.report.CaseReport;
import dev.kasus.report.ClaimsTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kasus claims}: what the cases that were run say of the casebook's claims. */
@Command(
        name = "claims",
        description = "Prints the table of the casebook's claims, as far as kasus case has put them to the test.")
final class ClaimsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the cases, ${DEFAULT-VALUE} by default.")
    private Path out = Path.of("runs", "casebook");

    ClaimsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<CaseReport> found = new ArrayList<>();
        for (int number : Cases.numbers()) {
            Path file = out.resolve("case-" + number).resolve("case.json");
            if (Files.exists(file)) {
                found.add(CaseJson.read(AtomicFile.read(file), file.toString()));
            } else {
                terminal.err().println("Case " + number + " is not tested here yet: kasus case " + number);
            }
        }
        terminal.out().print(ClaimsTable.markdown(found));
        return ExitCode.FINE;
    }
}
