package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.app.Shell.Ended;
import dev.kasus.app.Shell.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials in processes of their own that are stopped in the middle. */
class TreatResumeTest {
    @TempDir
    static Path temp;

    private static Path sick;
    private static String undisturbed = "";

    @BeforeAll
    static void train() throws IOException {
        Ended trained = Shell.kasus(
                "train",
                SmallRecipe.write(temp, 30),
                "--out",
                temp.resolve("runs"),
                "--set",
                "training.optimizer=sgd",
                "--set",
                "training.learning-rate=50");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        sick = trained.run();
        undisturbed = treat(temp.resolve("undisturbed")).out();
        assertThat(undisturbed).contains("\"arms\"");
    }

    private static Object[] arguments(Path out) {
        return new Object[] {"treat", sick, "--seeds", 2, "--arms", 1, "--threads", 2, "--json", "--out", out};
    }

    private static Ended treat(Path out) throws IOException {
        return Shell.kasus(arguments(out));
    }

    /** A trial in a process of its own, in the middle of a training. */
    private static Started begun(Path out) throws Exception {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/env"))
                && System.getProperty("os.name").equals("Linux")) {
            command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
        }
        command.addAll(Shell.command(arguments(out)));
        Started started = Shell.start(command);
        while (!hasCheckpoint(out)) {
            assertThat(started.process().isAlive())
                    .as("the trial ended before it could be stopped")
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return started;
    }

    /** Of the trial itself: the range test before it has some, too. */
    private static boolean hasCheckpoint(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return false;
        }
        try (Stream<Path> runs = Files.list(out)) {
            return runs.filter(run -> run.getFileName().toString().contains("-seed-"))
                    .anyMatch(run -> Files.exists(run.resolve("latest.safetensors")));
        }
    }

    @Test
    void aKilledTrialGoesOnToTheSameOutcome() throws Exception {
        Path out = temp.resolve("killed");
        Started started = begun(out);
        started.process().destroyForcibly().waitFor();
        Ended resumed = treat(out);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).isEqualTo(undisturbed);
    }

    private static Ended treat(Path out, String budget, boolean json) {
        List<Object> arguments = new ArrayList<>(List.of(arguments(out)));
        if (!json) {
            arguments.remove("--json");
        }
        arguments.addAll(List.of("--budget", budget));
        return Shell.kasus(arguments.toArray());
    }

    @Test
    void aBudgetThatEndsBeforeTheFirstLookIsRefusedBeforeAnythingIsTrained() {
        Path out = temp.resolve("refused");
        Ended refused = treat(out, "0.0001", false);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "a budget of 0.0001 minutes ends before the first interim analysis, which takes about ",
                        "(6 trainings")
                .containsPattern("Give --budget [\\d.]+\\.")
                .doesNotContain("NaN", "trainings 1/");
        assertThat(out.resolve("trial.json")).doesNotExist();
    }

    @Test
    void aTrialThatHasBegunGoesOnInStepsAsSmallAsOneLikes() throws Exception {
        Path out = temp.resolve("budget");
        Started started = begun(out);
        started.process().destroyForcibly().waitFor();
        Ended stopped = treat(out, "0.0001", true);
        assertThat(stopped.exitCode()).as(stopped.err()).isZero();
        assertThat(stopped.err())
                .contains("budget of 0.0001 minutes is used up")
                .containsOnlyOnce("Continue with: kasus treat " + sick)
                .contains("--out " + out + " --budget 0.0001")
                .doesNotContain("NaN");
        assertThat(stopped.out()).contains("not-enough-runs").doesNotContain("\"helped\"");
        Ended plain = treat(out, "0.0001", false);
        assertThat(plain.out()).startsWith("No verdict yet: ").doesNotContain("NaN", "--seeds");
        assertThat(plain.err()).doesNotContain("NaN");
        assertThat(treat(out).out()).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptedTrialSaysSoAndGoesOnToTheSameOutcome(String signal) throws Exception {
        Path out = temp.resolve("interrupted-" + signal);
        Started started = begun(out);
        new ProcessBuilder("kill", "-" + signal, Long.toString(started.process().pid()))
                .start()
                .waitFor();
        Ended stopped = started.end();
        assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(130);
        assertThat(stopped.err()).contains("Interrupted", "Continue with: kasus treat " + sick + " --seeds 2 --arms 1");
        assertThat(stopped.out()).isEmpty();
        Ended resumed = treat(out);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).isEqualTo(undisturbed);
    }
}
