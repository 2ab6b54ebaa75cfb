package dev.kasus.app.command;

import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.message.BadInput;
import dev.kasus.records.NamedFile;
import dev.kasus.report.RunReport;
import dev.kasus.report.html.HtmlReport;
import dev.kasus.report.json.ComparisonJson;
import dev.kasus.report.terminal.ComparisonText;
import dev.kasus.session.DiagnosedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kasus compare}: several runs side by side. */
@Command(
        name = "compare",
        description = {
            "Puts 2 to 8 runs side by side: the results of each, how its recipe differs from the first, and a page with the curves of all.",
            "A RUN is a run folder or the log of another tool (docs/logs.md); nothing is written into it."
        })
public final class CompareCommand implements Callable<Integer> {
    private static final int FEWEST = 2;
    private static final int MOST = 8;
    private static final String PAGE = "compare.html";

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "The runs' folders, the one to compare with first.")
    private List<Path> runs = List.of();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Where to write the page: compare.html beside the runs by default, or the working folder if they are in different folders.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print the comparison as JSON.")
    private boolean json;

    public CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (runs.size() < FEWEST || runs.size() > MOST) {
            throw new BadInput(
                    "there " + (runs.size() == 1 ? "is 1 run" : "are " + runs.size() + " runs") + " to compare",
                    "Name " + FEWEST + " to " + MOST + ".");
        }
        List<DiagnosedRun> examinations = runs.stream().map(this::examined).toList();
        List<Path> places = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Path place = place(examinations.get(i), runs.get(i));
            if (places.contains(place)) {
                throw new BadInput(runs.get(i) + " is given twice", "Name each run once.");
            }
            places.add(place);
        }
        List<String> names = RunNames.apart(places);
        List<RunReport> reports = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            reports.add(examinations.get(i).report().named(names.get(i)));
        }
        Path page = html == null ? beside(examinations, places) : html;
        NamedFile.writePage(page, HtmlReport.page(reports));
        if (json) {
            terminal.out().print(ComparisonJson.text(reports, page.toString()));
        } else {
            terminal.out().print(ComparisonText.text(reports, terminal.colours()));
            terminal.out().println("\nPage: " + page + "  (the curves of all; open it in a browser)");
        }
        return ExitCode.FINE;
    }

    private DiagnosedRun examined(Path run) {
        DiagnosedRun observed = DiagnosedRun.of(run);
        return observed.withExperiments().withProofs();
    }

    private static Path place(DiagnosedRun examination, Path given) {
        Path folder = examination.folder().map(run -> run.path()).orElse(given);
        return folder.toAbsolutePath().normalize();
    }

    /** The folder that all runs of Kasus have in common; the working folder if they lie apart or are another tool's. */
    private static Path beside(List<DiagnosedRun> examinations, List<Path> places) {
        Path parent = places.get(0).getParent();
        boolean together = parent != null
                && examinations.stream().allMatch(it -> it.folder().isPresent())
                && places.stream().allMatch(place -> parent.equals(place.getParent()));
        if (!together) {
            return Path.of(PAGE);
        }
        Path given = examinations.get(0).folder().orElseThrow().path().getParent();
        return given == null ? Path.of(PAGE) : given.resolve(PAGE);
    }
}
