package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kasus.app.Shell.Ended;
import dev.kasus.app.Shell.Started;
import dev.kasus.records.checkpoint.Safetensors;
import dev.kasus.records.run.RunFolder;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in processes of their own that are killed or interrupted in the middle. */
class ResumeTest {
    private static final int EPOCHS = 40;

    @TempDir
    Path temp;

    private Started begin() throws IOException {
        return Shell.start(
                startedBy(Shell.command("train", SmallRecipe.write(temp, EPOCHS), "--out", temp.resolve("runs"))));
    }

    /** A shell that runs us in the background has told its children to ignore Ctrl-C; this undoes it. */
    private static List<String> startedBy(List<String> command) {
        List<String> all = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/env"))
                && System.getProperty("os.name").equals("Linux")) {
            all.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
        }
        all.addAll(command);
        return all;
    }

    /** The only run, once it has its first checkpoint. */
    private Path runWithCheckpoint(Process process) throws Exception {
        Path runs = temp.resolve("runs");
        while (process.isAlive()) {
            if (Files.isDirectory(runs)) {
                try (Stream<Path> all = Files.list(runs)) {
                    Path run = all.findFirst().orElse(null);
                    if (run != null && Files.exists(run.resolve("latest.safetensors"))) {
                        return run;
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("the training ended before its first checkpoint");
    }

    private static void assertEqualTensors(Path actual, Path expected) {
        Checkpoint one = Safetensors.read(actual.resolve("latest.safetensors"));
        Checkpoint other = Safetensors.read(expected.resolve("latest.safetensors"));
        assertThat(one.epoch()).isEqualTo(other.epoch()).isEqualTo(EPOCHS);
        assertThat(one.tensors()).hasSameSizeAs(other.tensors()).isNotEmpty();
        one.tensors()
                .forEach((name, tensor) -> assertThat(tensor.bytes())
                        .as(name)
                        .isEqualTo(other.tensors().get(name).bytes()));
    }

    @Test
    void aKilledRunResumesToTheSameWeightsBitForBit() throws Exception {
        Started started = begin();
        Path run = runWithCheckpoint(started.process());
        Ended second = Shell.kasus("train", "--resume", run);
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err()).contains("being written by another training");
        started.process().destroyForcibly().waitFor();
        assertThat(RunFolder.open(run).recording().epochs()).isBetween(1, EPOCHS - 1);
        assertThat(Shell.kasus("runs", temp.resolve("runs")).out()).contains("killed");

        Ended resumed = Shell.kasus("train", "--resume", run);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.run()).isEqualTo(run);
        Ended whole = Shell.kasus("train", temp.resolve("small.yaml"), "--out", temp.resolve("whole"));
        assertEqualTensors(run, whole.run());
        Recording one = RunFolder.open(run).recording();
        Recording other = RunFolder.open(whole.run()).recording();
        assertThat(one.series(Signals.STEP_LOSS).values())
                .isEqualTo(other.series(Signals.STEP_LOSS).values());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anInterruptedRunSaysHowToGoOn() throws Exception {
        Started started = begin();
        Path run = runWithCheckpoint(started.process());
        new ProcessBuilder("kill", "-INT", Long.toString(started.process().pid()))
                .start()
                .waitFor();
        Ended ended = started.end();
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(130);
        assertThat(ended.err()).contains("kasus train --resume " + run);
        assertThat(ended.lastLine()).isEqualTo(run.toString());
        assertThat(Shell.kasus("runs", temp.resolve("runs")).out()).contains("interrupted");
        Ended resumed = Shell.kasus("train", "--resume", run);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(Shell.kasus("train", "--resume", run).err()).contains("nothing to resume");
    }

    @Test
    void aRunningTrainingCanBeDiagnosedAndPipedOutputIsPlain() throws Exception {
        Started started = begin();
        Path run = runWithCheckpoint(started.process());
        Ended diagnosed = Shell.start(Shell.command("diagnose", run)).end();
        started.process().destroyForcibly().waitFor();
        assertThat(diagnosed.exitCode()).as(diagnosed.err()).isZero();
        assertThat(diagnosed.out()).contains("running").doesNotContain("\u001b");
        assertThat(started.end().err()).contains("epoch").doesNotContain("\u001b");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskStopsWithASentenceAndAnIntactRecording() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                inMountNamespace(List.of("true"), disk, "64k").exitCode() == 0,
                "a small disk of our own cannot be mounted here");
        Path copy = temp.resolve("copy");
        List<String> script = new ArrayList<>(List.of(
                "sh", "-c", "disk=$1 copy=$2; shift 2; \"$@\"; code=$?; cp -r \"$disk\" \"$copy\"; exit $code", "sh"));
        script.addAll(List.of(disk.toString(), copy.toString()));
        script.addAll(Shell.command("train", SmallRecipe.write(temp, 4000), "--out", disk.resolve("runs")));
        Ended ended = inMountNamespace(script, disk, "400k");
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err())
                .contains("cannot write")
                .contains("Free some disk space")
                .doesNotContain("\tat ");
        try (Stream<Path> runs = Files.list(copy.resolve("runs"))) {
            Path run = runs.findFirst().orElseThrow();
            Recording recording = RunFolder.open(run).recording();
            int saved = Safetensors.read(run.resolve("latest.safetensors")).epoch();
            assertThat(recording.epochs()).isGreaterThanOrEqualTo(saved);
            assertThat(saved).isPositive();
        }
    }

    private static Ended inMountNamespace(List<String> command, Path disk, String size) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "--map-root-user",
                "sh",
                "-c",
                "mount -t tmpfs -o size=" + size + " kasus \"$0\" && exec \"$@\"",
                disk.toString()));
        all.addAll(command);
        try {
            return Shell.start(all).end();
        } catch (IOException noUnshare) {
            return new Ended(127, "", String.valueOf(noUnshare.getMessage()));
        }
    }
}
