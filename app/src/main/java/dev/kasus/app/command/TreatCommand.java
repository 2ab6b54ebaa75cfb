package dev.kasus.app.command;

import dev.kasus.app.terminal.CommandName;
import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.PoolDisplay;
import dev.kasus.app.terminal.RepeatedCommand;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.lab.PoolProgress;
import dev.kasus.report.TrialReport;
import dev.kasus.report.json.TrialJson;
import dev.kasus.report.terminal.ColourMode;
import dev.kasus.report.terminal.TrialPlan;
import dev.kasus.report.terminal.TrialText;
import dev.kasus.session.DiagnosedRun;
import dev.kasus.session.Engines;
import dev.kasus.session.FirstInterimAnalysis;
import dev.kasus.session.TrialOptions;
import dev.kasus.session.TrialSession;
import dev.kasus.session.TrialSession.Result.Ended;
import dev.kasus.session.TrialSession.Result.Stopped;
import dev.kasus.session.TrialSession.Result.Untreated;
import dev.kasus.trial.Metric;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kasus treat}: tries remedies for what is wrong with a run, against the untouched recipe and a placebo. */
@Command(
        name = "treat",
        description = {
            "Tries remedies for what is wrong with a run in paired trials, and says which of them helped.",
            "Ctrl-C stops at the next step; the same command continues. Ctrl-C again kills."
        })
public final class TreatCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "The run's folder; one that Kasus trained.")
    private Path run = Path.of("");

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Pairs of each arm at most, ${DEFAULT-VALUE} by default.")
    private int seeds = 5;

    @Option(names = "--arms", paramLabel = "N", description = "Treatments at most, ${DEFAULT-VALUE} by default.")
    private int arms = 4;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            completionCandidates = TrialMetrics.class,
            converter = TrialMetrics.class,
            description =
                    "What is compared: ${COMPLETION-CANDIDATES}; the AUC of a class that is not learnt, else the first by default.")
    private @Nullable Metric metric;

    @Option(
            names = "--minimum-effect",
            paramLabel = "X",
            description = "Smallest effect that matters: 0.02 of an accuracy, 0.05 of a loss by default.")
    private @Nullable Double minimumEffect;

    @Option(
            names = "--budget",
            paramLabel = "MINUTES",
            description =
                    "Stop after so long, with the verdicts that are settled by then; the same command continues. Too little for a first interim analysis is refused.")
    private @Nullable Double budget;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the trainings, RUN/treatment by default.")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Trainings at once, one per processor by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    public TreatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TrialOptions options = new TrialOptions(seeds, arms, metric, minimumEffect, budget, out, threads);
        DiagnosedRun observed = DiagnosedRun.of(run).withExperiments();
        observed.report().warnings().forEach(warning -> terminal.err().println("Note: " + warning));
        TrialSession session = new TrialSession(Engines.load(), observed, options);
        try (Interruption interruption = new Interruption()) {
            return tell(session.run(new TrialDisplay(), interruption::isRequested));
        }
    }

    private int tell(TrialSession.Result result) {
        if (result instanceof Untreated untreated) {
            terminal.out()
                    .print(
                            json
                                    ? TrialJson.untreated(untreated.run(), untreated.reason())
                                    : untreated.run() + ": " + untreated.reason() + ".\n");
            return ExitCode.FINE;
        }
        if (result instanceof Stopped stopped) {
            terminal.err()
                    .println((stopped.inRangeTest()
                                    ? "Interrupted in the learning-rate range test, which is kept in "
                                            + stopped.folder()
                                    : "Interrupted; the trainings so far are kept in " + stopped.folder())
                            + ". " + goOn());
            return ExitCode.INTERRUPTED;
        }
        report((Ended) result);
        return ExitCode.FINE;
    }

    private void report(Ended ended) {
        TrialReport report = ended.report();
        terminal.out().print(json ? TrialJson.text(report) : TrialText.text(report, terminal.colours()));
        if (!json) {
            terminal.out()
                    .print(TrialText.next(report, run.toString(), ended.folder().toString(), CommandName.called()));
        }
        if (!ended.withinBudget()) {
            terminal.err()
                    .println("The budget of " + FirstInterimAnalysis.minutes(Objects.requireNonNull(budget))
                            + " minutes is used up; the trainings so far are kept in " + ended.folder() + ". "
                            + goOn());
        }
    }

    private String goOn() {
        return "Continue with: " + RepeatedCommand.of(spec);
    }

    /** Shows the plan, how far it is, and what interim analyses find. */
    private final class TrialDisplay implements TrialSession.Listener {
        private final PoolDisplay display =
                new PoolDisplay(terminal.err(), terminal.live(), System::nanoTime, " until the next interim analysis");

        @Override
        public void progress(PoolProgress progress) {
            display.accept(progress);
        }

        @Override
        public void dosed() {
            display.pause();
        }

        @Override
        public void planned(TrialReport plan) {
            terminal.err().println(TrialPlan.text(plan, ColourMode.PLAIN));
        }

        @Override
        public void analysed(TrialReport soFar) {
            display.pause();
            if (!soFar.outcome().complete()) {
                terminal.err().println(TrialText.table(soFar, ColourMode.PLAIN));
            }
        }
    }
}
