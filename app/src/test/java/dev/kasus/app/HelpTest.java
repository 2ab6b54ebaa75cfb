package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kasus.app.Shell.Ended;
import dev.kasus.app.terminal.ExitCode;
import dev.kasus.app.terminal.Terminal;
import dev.kasus.diagnosis.Rule;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.records.recipe.Presets;
import dev.kasus.records.recipe.RecipeFile;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.catalog.Remedies;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the command says of itself. */
class HelpTest {
    private static final Terminal NOWHERE =
            new Terminal(System.out, System.err, dev.kasus.report.terminal.ColourMode.PLAIN, false);

    @TempDir
    Path temp;

    static Stream<String> commands() {
        return Main.commandLine(NOWHERE).getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithExitCodes(String command) {
        Ended help = Shell.kasus(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: kasus " + command).contains("Exit codes:", "130", "--trace");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandAndOptionIsDocumented(String command) throws Exception {
        String page = Files.readString(Path.of("..", "docs", "commands.md"));
        int from = page.indexOf("## kasus " + command + "\n");
        assertThat(from).as("a section on " + command).isNotNegative();
        int to = page.indexOf("\n## ", from + 1);
        String section = page.substring(from, to < 0 ? page.length() : to);
        CommandLine subcommand = Main.commandLine(NOWHERE).getSubcommands().get(command);
        for (OptionSpec option : subcommand.getCommandSpec().options()) {
            if (!option.inherited() && !option.usageHelp() && !option.versionHelp()) {
                assertThat(section).contains("`" + option.longestName());
            }
        }
    }

    @Test
    void withoutACommandItListsThem() {
        Ended help = Shell.kasus();
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains(commands().toList()).contains("Exit codes:");
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(Shell.kasus("--version").out()).startsWith("kasus ");
    }

    @Test
    void everyRuleHasAPageAndStandsInTheList() {
        Ended list = Shell.kasus("explain");
        assertThat(Rules.all()).isNotEmpty();
        for (Rule rule : Rules.all()) {
            assertThat(list.out()).contains(rule.id()).contains(rule.about());
            Ended page = Shell.kasus("explain", rule.id());
            assertThat(page.exitCode()).isZero();
            assertThat(page.out())
                    .hasLineCount(page.out().split("\n", -1).length - 1)
                    .hasSizeGreaterThan(400);
        }
        assertThat(list.out()).contains("validation/accuracy");
    }

    @Test
    void whatToTryStandsBehindTheFirstParagraphOfARule() {
        String page = Shell.kasus("explain", "dying-relu").out();
        assertThat(page).containsOnlyOnce("Remedies, best-suited first:");
        assertThat(page.indexOf("Remedies, best-suited first:"))
                .isGreaterThan(0)
                .isLessThan(page.indexOf("Looks at"));
    }

    @Test
    void anIdOfAnEarlierVersionOpensThePageOfToday() {
        assertThat(Shell.kasus("explain", "stuck-class").out())
                .isEqualTo(Shell.kasus("explain", "unlearned-class").out());
    }

    @Test
    void experimentsAndRemediesAreExplainedToo() {
        Ended list = Shell.kasus("explain");
        for (Experiment experiment : Experiments.all()) {
            assertThat(list.out()).contains(experiment.about());
            assertThat(Shell.kasus("explain", experiment.id()).out()).contains(experiment.title());
        }
        for (Remedy remedy : Remedies.all(1e-4, 1e-1)) {
            assertThat(list.out()).contains(remedy.about());
            assertThat(Shell.kasus("explain", remedy.id()).out()).contains(remedy.title());
        }
        Ended typo = Shell.kasus("explain", "leeky-relu");
        assertThat(typo.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typo.err()).contains("leeky-relu").contains("leaky-relu");
    }

    @Test
    void thePrintedRecipeIsOneToStartFrom() throws Exception {
        Path file = Files.writeString(
                temp.resolve("mine.yaml"), Shell.kasus("recipe", "plain").out());
        assertThat(RecipeFile.read(file)).isEqualTo(Presets.read("plain"));
        Ended diff = Shell.kasus("recipe", file, "--set", "training.learning-rate=0.5");
        assertThat(diff.out()).isEqualTo("- training.learning-rate: 0.003\n+ training.learning-rate: 0.5\n");
        Ended full = Shell.kasus("recipe", file, "--set", "training.learning-rate=0.5", "--full");
        assertThat(full.out()).contains("learning-rate: 0.5").contains("layers:");
    }

    @Test
    void theCompletionScriptIsGoodBash() throws Exception {
        assumeTrue(new File("/bin/bash").canExecute(), "there is no bash here");
        Ended script = Shell.kasus("completion");
        Path file = Files.writeString(temp.resolve("completion"), script.out());
        assertThat(script.out()).contains("diagnose").contains("--fail-on");
        assertThat(new ProcessBuilder("/bin/bash", "-n", file.toString())
                        .start()
                        .waitFor())
                .isZero();
    }
}
