package dev.kasus.app;

import dev.kasus.BadInput;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.lab.Probing;
import dev.kasus.records.AtomicFile;
import dev.kasus.report.DiagnosisJson;
import dev.kasus.report.TerminalReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kasus diagnose}: judges a run by its recording. */
@Command(
        name = "diagnose",
        description = {
            "Says what is wrong with a run, where and since when, and what could not be looked at.",
            "RUN is a run folder, of a running training too, or any folder of TensorBoard event files."
        })
final class DiagnoseCommand implements Callable<Integer> {
    /** What makes a gate fail. */
    enum Gate {
        present,
        unknown
    }

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path run = Path.of("");

    @Option(names = "--json", description = "Print the diagnosis as JSON.")
    private boolean json;

    @Option(
            names = "--fail-on",
            paramLabel = "STATUS",
            description =
                    "Exit with 3 if a finding is present; with unknown, also if a rule could not look: ${COMPLETION-CANDIDATES}.")
    private @Nullable Gate failOn;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the page with the curves to this file too.")
    private @Nullable Path html;

    @Option(
            names = "--probe",
            description =
                    "Do short experiments that tell the causes apart; what they train is kept in RUN/probe and resumed.")
    private boolean probe;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "With --probe: trainings at once, one a processor by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    DiagnoseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new BadInput("--threads must be at least 1", "Leave it out to have the default.");
        }
        Examination observed = Examination.of(run);
        ProbeSession session = new ProbeSession(terminal, threads);
        Probing probing = probe ? session.probe(observed) : session.read(observed);
        if (probe && !probing.complete()) {
            terminal.err().println("Interrupted; the experiments so far are kept. The same command goes on with them.");
            return ExitCode.INTERRUPTED;
        }
        Examination examination = observed.with(probing.diagnosis()).withProofs();
        terminal.out()
                .println(
                        json
                                ? DiagnosisJson.text(examination.report())
                                : TerminalReport.text(examination.report(), terminal.ink()));
        if (html != null) {
            AtomicFile.write(html, examination.pageFor(html));
        }
        try {
            examination.write();
        } catch (BadInput unwritable) {
            // A run on a read-only disk can be judged all the same.
            terminal.err().println("Note: " + unwritable.problem());
        }
        return passes(examination.report().diagnosis()) ? ExitCode.FINE : ExitCode.GATE;
    }

    private boolean passes(Diagnosis diagnosis) {
        boolean unknown = diagnosis.findings().stream().anyMatch(f -> f.opinion() instanceof Opinion.Unknown);
        return failOn == null || (diagnosis.healthy() && !(failOn == Gate.unknown && unknown));
    }
}
