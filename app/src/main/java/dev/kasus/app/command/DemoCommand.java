package dev.kasus.app.command;

import dev.kasus.app.terminal.CommandName;
import dev.kasus.app.terminal.Display;
import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Interruption;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.engine.ProbePreset;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.recipe.EditFile;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.records.run.RunFolder;
import dev.kasus.records.run.RunWriter;
import dev.kasus.report.RunReport;
import dev.kasus.report.html.HtmlReport;
import dev.kasus.report.terminal.TerminalReport;
import dev.kasus.run.State;
import dev.kasus.session.DiagnosedRun;
import dev.kasus.session.Engines;
import dev.kasus.session.TrainingSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kasus demo}: the whole job on built-in data, in about a minute. */
@Command(
        name = "demo",
        description = {
            "Trains a healthy and a sick network side by side on the built-in fish, and says what is wrong with each.",
            "Takes about a minute on two cores."
        })
public final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all runs, ${DEFAULT-VALUE} by default.")
    private Path out = Path.of("runs");

    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Network(String name, Recipe recipe, RunFolder folder) {}

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Recipe healthy = RecipeFile.parse(resource("healthy.yaml"), "healthy.yaml");
        Edit fault = EditFile.parse(resource("fault.yaml"), "fault.yaml");
        Recipe sick = healthy.with(fault);
        terminal.err().println("Two networks learn the same fish. The sick one is the healthy one after this edit:");
        EditFile.text(fault).lines().forEach(line -> terminal.err().println("  " + line));
        List<Network> networks = List.of(
                new Network("healthy", healthy, RunFolder.create(out, "demo-healthy")),
                new Network("sick", sick, RunFolder.create(out, "demo-sick")));
        List<State> states = train(networks);
        for (int i = 0; i < states.size(); i++) {
            TrainingNotes.tell(networks.get(i).folder(), states.get(i), terminal);
        }
        if (states.contains(State.INTERRUPTED)) {
            return ExitCode.INTERRUPTED;
        }
        report(networks);
        return ExitCode.FINE;
    }

    /** One thread a training; if one fails, the other stops too. */
    private List<State> train(List<Network> networks) throws InterruptedException, ExecutionException {
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(networks.size());
        List<String> names = networks.stream().map(Network::name).toList();
        try (Interruption interruption = new Interruption();
                Display display = Display.on(terminal, names, interruption)) {
            BooleanSupplier stop = () -> interruption.isRequested() || failed.get();
            List<Future<State>> futures = new ArrayList<>();
            for (Network network : networks) {
                Display.Track track = display.track(network.name());
                futures.add(threads.submit(() -> {
                    try {
                        RunWriter writer = RunWriter.begin(
                                network.folder(),
                                network.recipe(),
                                ProbePreset.STANDARD,
                                TrainingSession.stoppable(track, stop),
                                stop);
                        return TrainingSession.train(Engines.load(), writer);
                    } catch (Throwable problem) {
                        failed.set(true);
                        throw problem;
                    }
                }));
            }
            List<State> states = new ArrayList<>();
            for (Future<State> future : futures) {
                states.add(future.get());
            }
            return states;
        } finally {
            threads.shutdown();
        }
    }

    private void report(List<Network> networks) {
        List<RunReport> reports = new ArrayList<>();
        for (Network network : networks) {
            DiagnosedRun examination = DiagnosedRun.of(network.folder().path());
            examination.write();
            reports.add(examination.report());
        }
        Path page = out.resolve("report.html");
        AtomicFile.write(page, HtmlReport.page(reports));
        terminal.out().println(TerminalReport.line(reports.get(0), terminal.colours()));
        terminal.out().println("Both runs side by side: " + page + " (open it in a browser)");
        terminal.out()
                .println("On your own pictures, one folder per class: " + CommandName.called()
                        + " train plain --data FOLDER");
        terminal.out().println();
        terminal.out()
                .print(TerminalReport.brief(
                        reports.get(1), terminal.colours(), terminal.width(), CommandName.called()));
    }

    private static String resource(String name) {
        try (InputStream stream = DemoCommand.class.getResourceAsStream("demo/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
