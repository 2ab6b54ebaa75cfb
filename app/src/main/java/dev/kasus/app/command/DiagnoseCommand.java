package dev.kasus.app.command;

import dev.kasus.app.terminal.CommandName;
import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.RepeatedCommand;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.lab.ProbedDiagnosis;
import dev.kasus.message.BadInput;
import dev.kasus.records.NamedFile;
import dev.kasus.records.log.meaning.TagMap;
import dev.kasus.report.RunReport;
import dev.kasus.report.json.DiagnosisJson;
import dev.kasus.report.terminal.TerminalReport;
import dev.kasus.session.DiagnosedRun;
import dev.kasus.session.Engines;
import dev.kasus.session.ExperimentSession;
import dev.kasus.session.WatchedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kasus diagnose}: judges a run by its recording. */
@Command(
        name = "diagnose",
        description = {
            "Says what is wrong with a run, on what evidence, and what to try;",
            "the verdict and the next command are printed last.",
            "RUN is a run folder, of a running training too, or the log of another tool: TensorBoard event files, a CSV or JSON log,",
            "MLflow. docs/logs.md lists the kinds."
        })
public final class DiagnoseCommand implements Callable<Integer> {
    /** What makes a gate fail. */
    enum Gate {
        present,
        unknown
    }

    /** Between two looks at a log. */
    private static final int POLL_MILLISECONDS = 1_000;

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "The run's folder, or a log file.")
    private Path run = Path.of("");

    @Option(names = "--json", description = "Print the diagnosis as JSON.")
    private boolean json;

    @Option(
            names = "--all",
            description = "Print everything: all evidence with its numbers, what could not be checked and how to record"
                    + " it, what was looked for and is not there.")
    private boolean all;

    @Option(
            names = "--fail-on",
            paramLabel = "STATUS",
            description =
                    "Exit with 3 if a finding is present; with unknown, also if a cause could not be checked: ${COMPLETION-CANDIDATES}.")
    private @Nullable Gate failOn;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the page with the curves to this file too.")
    private @Nullable Path html;

    @Option(
            names = "--probe",
            description =
                    "Run short experiments that separate the causes; what they train is kept in RUN/probe and resumed.")
    private boolean probe;

    @Option(
            names = "--map",
            paramLabel = "TAG=SIGNAL",
            description =
                    "Says what a name in another tool's log means, such as \"my/acc=validation/accuracy\"; may be repeated.")
    private List<String> map = List.of();

    @Option(
            names = "--watch",
            description =
                    "Follow a log that grows, and say when something turns; Ctrl-C ends it. With --fail-on it ends at the first finding.")
    private boolean watch;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "With --probe: trainings at once, one per processor by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    private @Nullable CommandSpec spec;

    public DiagnoseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new BadInput("--threads must be at least 1", "Leave it out to have the default.");
        }
        TagMap tags = TagMap.of(map);
        if (watch) {
            return watch(tags);
        }
        DiagnosedRun observed = DiagnosedRun.of(run, tags).settled();
        if (probe) {
            try (Interruption interruption = new Interruption()) {
                ProbedDiagnosis probed = new ExperimentSession(Engines.load().forMany(), threads)
                        .probe(observed, new ExperimentDisplay(terminal), interruption::isRequested);
                if (!probed.complete()) {
                    terminal.err()
                            .println("Interrupted; the experiments so far are kept. Continue with: "
                                    + RepeatedCommand.of(spec));
                    return ExitCode.INTERRUPTED;
                }
                observed = observed.with(probed.diagnosis());
            }
        } else {
            observed = observed.withExperiments();
        }
        DiagnosedRun examination = observed.withProofs();
        terminal.out().print(text(examination.report()));
        if (html != null) {
            NamedFile.writePage(html, examination.pageFor(html));
        }
        try {
            examination.write();
        } catch (BadInput unwritable) {
            // A run on a read-only disk can be judged all the same.
            terminal.err().println("Note: " + unwritable.problem());
        }
        return passes(examination.report().diagnosis()) ? ExitCode.FINE : ExitCode.GATE;
    }

    /** Speaks when something turns, until it is stopped or the training is over. */
    private int watch(TagMap tags) {
        if (json || probe || html != null) {
            throw new BadInput("--watch cannot be combined with --json, --probe or --html", "Leave one of them out.");
        }
        WatchedRun watched = new WatchedRun(run, tags);
        try (Interruption interruption = new Interruption()) {
            boolean waiting = false;
            while (true) {
                if (interruption.isRequested()) {
                    return ExitCode.INTERRUPTED;
                }
                for (String turn : watched.poll()) {
                    terminal.out().println(turn);
                }
                terminal.out().flush();
                if (watched.newest().isEmpty() && !waiting) {
                    terminal.err()
                            .println("Waiting for the first values of " + run
                                    + (watched.problem().isEmpty() ? "" : ": " + watched.problem()));
                    waiting = true;
                }
                boolean found = watched.newest().isPresent()
                        && !watched.newest().get().report().diagnosis().healthy();
                if (failOn != null && found) {
                    return ExitCode.GATE;
                }
                if (watched.isOver()) {
                    break;
                }
                Thread.sleep(POLL_MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.FINE;
    }

    private String text(RunReport report) {
        if (json) {
            return DiagnosisJson.text(report);
        }
        return all
                ? TerminalReport.all(report, terminal.colours(), terminal.width(), CommandName.called())
                : TerminalReport.brief(report, terminal.colours(), terminal.width(), CommandName.called());
    }

    private boolean passes(Diagnosis diagnosis) {
        if (failOn == null || !diagnosis.healthy()) {
            return failOn == null;
        }
        int unknown = diagnosis.unknown().size();
        if (unknown > 0) {
            terminal.err()
                    .println("Check " + (failOn == Gate.present ? "passed" : "failed") + " (--fail-on " + failOn
                            + "): no findings, but " + unknown + " of "
                            + diagnosis.findings().size() + " causes could not be checked"
                            + (failOn == Gate.present ? " (--fail-on unknown fails then)." : "."));
        }
        return unknown == 0 || failOn == Gate.present;
    }
}
