package dev.kasus.app;

import dev.kasus.app.command.CaseCommand;
import dev.kasus.app.command.ClaimsCommand;
import dev.kasus.app.command.CompareCommand;
import dev.kasus.app.command.CompletionCommand;
import dev.kasus.app.command.DataCommand;
import dev.kasus.app.command.DemoCommand;
import dev.kasus.app.command.DiagnoseCommand;
import dev.kasus.app.command.ExplainCommand;
import dev.kasus.app.command.ExportCommand;
import dev.kasus.app.command.LintCommand;
import dev.kasus.app.command.LrRangeCommand;
import dev.kasus.app.command.PredictCommand;
import dev.kasus.app.command.RecipeCommand;
import dev.kasus.app.command.ReefCommand;
import dev.kasus.app.command.RunsCommand;
import dev.kasus.app.command.TrainCommand;
import dev.kasus.app.command.TreatCommand;
import dev.kasus.app.terminal.ErrorMessage;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.report.terminal.ColourMode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code kasus}. */
@Command(
        name = "kasus",
        description = "Says why a convolutional network fails: trains it, records it, diagnoses it.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        commandListHeading = "%nCommands:%n",
        descriptionHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:something unforeseen, or too little memory",
            "2:bad input: a file, a recipe or an option",
            "3:a gate that was asked for (--fail-on) failed",
            "130:interrupted; what was recorded is kept"
        })
public final class Main implements Runnable {
    private final Terminal terminal;

    @Option(
            names = "--trace",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of a failure; so does the environment variable KASUS_TRACE.")
    private boolean trace;

    @Option(names = "--licenses", description = "Print the works of others that come with Kasus, and their licences.")
    private boolean licenses;

    @Spec
    private @Nullable CommandSpec spec;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the command and ends the process. */
    public static void main(String... args) {
        System.exit(run(Terminal.ofProcess(), args));
    }

    /** Runs the command and returns its exit code. */
    static int run(Terminal terminal, String... args) {
        Main main = new Main(terminal);
        try {
            return main.commandLine().execute(args);
        } catch (Error problem) {
            return main.complain(problem);
        }
    }

    /** The command with all subcommands, in reading order. */
    static CommandLine commandLine(Terminal terminal) {
        return new Main(terminal).commandLine();
    }

    private CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(this);
        for (Object command : List.of(
                new DemoCommand(terminal),
                new TrainCommand(terminal),
                new DataCommand(terminal),
                new LintCommand(terminal),
                new DiagnoseCommand(terminal),
                new CompareCommand(terminal),
                new TreatCommand(terminal),
                new LrRangeCommand(terminal),
                new CaseCommand(terminal),
                new ClaimsCommand(terminal),
                new ExplainCommand(terminal),
                new PredictCommand(terminal),
                new RunsCommand(terminal),
                new ExportCommand(terminal),
                new RecipeCommand(terminal),
                new ReefCommand(terminal),
                new CompletionCommand(terminal))) {
            commandLine.addSubcommand(command);
        }
        boolean colour = terminal.colours() == ColourMode.COLOUR;
        return commandLine
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> complain(problem))
                .setParameterExceptionHandler((problem, args) -> complain(problem));
    }

    private int complain(Throwable problem) {
        if (trace || !System.getenv().getOrDefault("KASUS_TRACE", "").isEmpty()) {
            problem.printStackTrace(terminal.err());
        }
        ErrorMessage message = ErrorMessage.of(problem);
        terminal.err().print(message.text());
        return message.exitCode();
    }

    @Override
    public void run() {
        if (licenses) {
            ThirdParty.print(terminal.out());
            return;
        }
        Objects.requireNonNull(spec).commandLine().usage(terminal.out());
    }
}
