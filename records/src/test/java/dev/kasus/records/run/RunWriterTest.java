package dev.kasus.records.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.engine.ProbePreset;
import dev.kasus.message.BadInput;
import dev.kasus.records.Child;
import dev.kasus.records.SmallDisk;
import dev.kasus.records.recipe.Presets;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Provenance;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWriterTest {
    @TempDir
    Path runs;

    private static double[] upTo(int last) {
        return LongStream.rangeClosed(1, last).asDoubleStream().toArray();
    }

    private static void holds(RunFolder folder, int lastStep) {
        Log log = folder.log();
        assertThat(log.recording().series(Signals.STEP_LOSS).values()).isEqualTo(upTo(lastStep));
    }

    @Test
    void aRunIsReadAsItWasWritten() {
        RunWriter writer = Runs.begin(runs);
        writer.begins(Runs.PROVENANCE, 0);
        Runs.epoch(writer, 1);
        assertThat(writer.folder().isLive()).isTrue();
        assertThat(writer.folder().card().state()).isEqualTo(State.RUNNING);
        Runs.epoch(writer, 2);
        writer.finish(State.FINISHED);
        RunFolder folder = RunFolder.open(writer.folder().path());
        RunCard card = folder.card();
        assertThat(card.state()).isEqualTo(State.FINISHED);
        assertThat(card.recipe()).isEqualTo(Presets.read("lenet"));
        assertThat(card.probes()).isEqualTo(ProbePreset.STANDARD);
        assertThat(card.provenance()).isEqualTo(Runs.PROVENANCE);
        assertThat(folder.isLive()).isFalse();
        assertThat(folder.bestCheckpoint().step()).isEqualTo(20);
        Recording recording = folder.recording();
        assertThat(recording.recipe()).contains(card.recipe());
        assertThat(recording.provenance()).contains(Runs.PROVENANCE);
        assertThat(recording.epochs()).isEqualTo(2);
        holds(folder, 20);
    }

    @Test
    void aRunIsReadWhileItIsWritten() throws IOException {
        try (RunWriter writer = Runs.begin(runs)) {
            writer.begins(Runs.PROVENANCE, 0);
            Runs.epoch(writer, 1);
            holds(writer.folder(), 10);
            Runs.epoch(writer, 2);
            holds(writer.folder(), 20);
            assertThat(Files.readString(writer.folder().runJson())).contains("\"learning-rate\" : 0.001");
        }
    }

    /** Trains as many epochs as it is told and goes on with a next one that it never ends. */
    static final class Training {
        public static void main(String[] arguments) throws InterruptedException {
            Path runs = Path.of(arguments[0]);
            RunWriter writer =
                    arguments.length == 2 ? Runs.begin(runs) : Runs.resume(RunFolder.open(runs.resolve(arguments[2])));
            int done = writer.from() == null ? 0 : writer.from().epoch();
            writer.begins(Runs.PROVENANCE, done * 10L);
            int last = Integer.parseInt(arguments[1]);
            for (int epoch = done + 1; epoch <= last; epoch++) {
                Runs.epoch(writer, epoch);
            }
            writer.scalar("train/step-loss", last * 10L + 1, -1);
            System.out.println("trained");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void aKilledRunIsFreeAndGoesOnFromItsLastCheckpoint() throws IOException {
        try (Child child = new Child(Training.class, runs.toString(), "3")) {
            child.await("trained");
            RunFolder folder = only();
            assertThat(folder.isLive()).isTrue();
            assertThatThrownBy(() -> Runs.resume(folder))
                    .isInstanceOf(BadInput.class)
                    .hasMessage("run " + folder + " is being written by another training\n"
                            + "Wait for it, stop it, or start a new run.");
        }
        RunFolder folder = only();
        assertThat(folder.isLive()).isFalse();
        assertThat(folder.card().state()).isEqualTo(State.RUNNING);
        try (Child child = new Child(Training.class, runs.toString(), "4", folder.id())) {
            child.await("trained");
        }
        RunWriter writer = Runs.resume(folder);
        assertThat(writer.from().step()).isEqualTo(40);
        assertThat(writer.recipe()).isEqualTo(Presets.read("lenet"));
        assertThat(writer.probes()).isEqualTo(ProbePreset.STANDARD);
        writer.begins(Runs.PROVENANCE, 40);
        Runs.epoch(writer, 5);
        writer.finish(State.FINISHED);
        holds(folder, 50);
        assertThat(folder.log().warnings()).isEmpty();
    }

    private RunFolder only() throws IOException {
        try (var folders = Files.list(runs)) {
            return RunFolder.open(folders.toList().get(0));
        }
    }

    @Test
    void twoWritersOfOneFolderAreRefused() {
        try (RunWriter first = Runs.begin(runs)) {
            first.begins(Runs.PROVENANCE, 0);
            assertThatThrownBy(() -> Runs.resume(first.folder()))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("is being written by another training");
            first.scalar("train/step-loss", 1, 1);
        }
    }

    /** Has the lock for a moment, as one who asks whether it is taken. */
    static final class Asking {
        public static void main(String[] arguments) throws InterruptedException {
            try (RunLock lock = RunLock.take(Path.of(arguments[0]))) {
                System.out.println("asking " + (lock != null));
                Thread.sleep(50);
            }
        }
    }

    @Test
    void whoAsksWhetherARunIsLiveDoesNotStandInItsWay() {
        RunWriter writer = Runs.begin(runs);
        writer.begins(Runs.PROVENANCE, 0);
        writer.close();
        try (Child child = new Child(Asking.class, writer.folder().path().toString())) {
            child.await("asking true");
            Runs.resume(writer.folder()).close();
        }
    }

    /** Killed before its first epoch it still knows where it began. */
    @Test
    void aRunMayBeginWhereAnotherOneEndedUnderARecipeOfItsOwn() {
        RunWriter first = Runs.begin(runs);
        RunFolder next = RunFolder.in(runs, "next");
        assertThatThrownBy(() -> goOn(next, first.folder()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("has no checkpoint yet");
        assertThat(next.hasBegun()).isFalse();
        first.begins(Runs.PROVENANCE, 0);
        Runs.epoch(first, 1);
        Checkpoint end = Runs.checkpoint(2, 20);
        first.checkpoint(new Checkpoint(2, 20, Map.of(Checkpoint.COMPLETE, "true"), end.tensors()), false);
        first.finish(State.FINISHED);

        RunWriter writer = goOn(next, first.folder());
        assertThat(writer.from().isComplete())
                .as("what begins is not at its end")
                .isFalse();
        assertThat(writer.from().step()).isEqualTo(20);
        assertThat(writer.recipe()).isEqualTo(Presets.read("plain"));
        writer.begins(Runs.PROVENANCE, 20);
        writer.scalar("train/step-loss", 21, 21);
        writer.close();

        RunWriter resumed = Runs.resume(next);
        assertThat(resumed.from().step()).isEqualTo(20);
        resumed.begins(Runs.PROVENANCE, 20);
        Runs.epoch(resumed, 3);
        resumed.finish(State.FINISHED);
        assertThat(next.recording().series("train/step-loss").step(0)).isEqualTo(21);
        assertThat(next.recording().series("train/step-loss").lastStep()).isEqualTo(30);
        assertThat(first.folder().latestCheckpoint().step()).isEqualTo(20);
    }

    private static RunWriter beginWith(RunFolder folder, RunFolder weights) {
        return RunWriter.beginWith(
                folder, weights, Presets.read("plain"), ProbePreset.STANDARD, progress -> {}, () -> false);
    }

    @Test
    void aRunMayBeginWithTheWeightsOfAnotherAndIsStillItWhenItIsKilledBeforeItsFirstEpoch() {
        RunWriter first = Runs.begin(runs);
        RunFolder next = RunFolder.in(runs, "next");
        assertThatThrownBy(() -> beginWith(next, first.folder()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("has no checkpoint yet");
        assertThat(next.path()).doesNotExist();
        first.begins(Runs.PROVENANCE, 0);
        Runs.epoch(first, 1);
        first.finish(State.FINISHED);
        assertThat(first.folder().card().weightsOf()).isNull();

        beginWith(next, first.folder()).close();
        assertThat(next.path()).as("it never began").doesNotExist();

        RunWriter writer = beginWith(next, first.folder());
        String of = first.folder().id() + ", epoch 1";
        assertThat(writer.from().isFirstWeights()).isTrue();
        assertThat(writer.from().weightsOf()).isEqualTo(of);
        assertThat(writer.from().step()).isZero();
        assertThat(writer.from().isComplete()).isFalse();
        writer.begins(Runs.PROVENANCE, 0);
        writer.scalar("train/step-loss", 1, -1);
        writer.close();

        RunWriter resumed = Runs.resume(next);
        assertThat(resumed.from().weightsOf()).isEqualTo(of);
        assertThat(resumed.from().tensors().keySet())
                .isEqualTo(first.folder().latestCheckpoint().tensors().keySet());
        resumed.begins(Runs.PROVENANCE, 0);
        Runs.epoch(resumed, 1);
        assertThat(next.latestCheckpoint().isFirstWeights()).isFalse();
        resumed.finish(State.FINISHED);
        holds(next, 10);
        assertThat(next.card().weightsOf()).isEqualTo(first.folder().id());
        assertThat(next.card()
                        .isTrainingOf(Presets.read("plain"), first.folder().id()))
                .isTrue();
        assertThat(next.card().isTrainingOf(Presets.read("plain"), null)).isFalse();
    }

    private static RunWriter goOn(RunFolder folder, RunFolder after) {
        return RunWriter.goOn(folder, after, Presets.read("plain"), ProbePreset.STANDARD, progress -> {}, () -> false);
    }

    @Test
    void aRunWithoutACheckpointBeginsAnew() {
        RunWriter writer = Runs.begin(runs);
        writer.begins(Runs.PROVENANCE, 0);
        writer.scalar("train/step-loss", 1, -1);
        writer.close();
        assertThatThrownBy(() -> writer.folder().bestCheckpoint())
                .isInstanceOf(BadInput.class)
                .hasMessageEndingWith("has no checkpoint yet\nWait until its first epoch is done.");
        RunWriter again = Runs.resume(writer.folder());
        assertThat(again.from()).isNull();
        again.begins(Runs.PROVENANCE, 0);
        Runs.epoch(again, 1);
        again.finish(State.INTERRUPTED);
        holds(again.folder(), 10);
        assertThat(again.folder().card().state()).isEqualTo(State.INTERRUPTED);
    }

    @Test
    void aRunThatEndedIsNotResumed() {
        for (State state : List.of(State.FINISHED, State.DIVERGED)) {
            RunWriter writer = Runs.begin(runs);
            writer.begins(Runs.PROVENANCE, 0);
            writer.finish(state);
            assertThatThrownBy(() -> Runs.resume(writer.folder()))
                    .isInstanceOf(BadInput.class)
                    .hasMessageEndingWith("there is nothing to resume\nkasus diagnose " + writer.folder()
                            + " says why; or change its recipe and train that.");
            assertThat(writer.folder().isLive()).isFalse();
        }
    }

    /** Runs that were written before groups were counted count each image. */
    @Test
    void aRunWithoutCountsOfGroupsIsRead() throws IOException {
        RunWriter writer = Runs.begin(runs);
        writer.begins(Runs.PROVENANCE, 0);
        Runs.epoch(writer, 1);
        writer.close();
        Path card = writer.folder().path().resolve("run.json");
        assertThat(provenance(writer).independentValidation()).containsExactly(20, 7);
        String json = Files.readString(card);
        String without = json.replaceFirst("\"validation-groups\"\\s*:\\s*\\[[^]]*],", "");
        assertThat(without).isNotEqualTo(json);
        Files.writeString(card, without);
        assertThat(provenance(writer).independentValidation()).containsExactly(20, 21);
    }

    private static Provenance provenance(RunWriter writer) {
        return writer.folder().recording().provenance().orElseThrow();
    }

    @Test
    void otherImagesAreRefusedOnResuming() {
        RunWriter writer = Runs.begin(runs);
        writer.begins(Runs.PROVENANCE, 0);
        Runs.epoch(writer, 1);
        writer.close();
        Provenance p = Runs.PROVENANCE;
        Provenance other = new Provenance(
                p.tool(),
                p.engine(),
                p.platform(),
                1,
                p.probes(),
                p.classes(),
                p.trainCounts(),
                p.validationCounts(),
                p.validationGroups(),
                p.channelMeans(),
                p.channelStds(),
                "other",
                Map.of());
        try (RunWriter again = Runs.resume(writer.folder())) {
            assertThatThrownBy(() -> again.begins(other, 10))
                    .isInstanceOf(BadInput.class)
                    .hasMessageEndingWith("have changed since it started\nRestore them, or start a new run.");
        }
        holds(writer.folder(), 10);
    }

    @Test
    void aRunThatNeverBeganLeavesNoFolder() {
        Runs.begin(runs).close();
        assertThat(runs).isEmptyDirectory();
    }

    @Test
    void aFullDiskStopsTheRunWithARecordingThatCanBeResumed() throws IOException {
        Path disk = runs.resolve("disk");
        try (SmallDisk mounted = SmallDisk.mount(disk, 512)) {
            assertThat(mounted).isNotNull();
            RunWriter writer = Runs.begin(disk);
            writer.begins(Runs.PROVENANCE, 0);
            Runs.epoch(writer, 1);
            Path ballast = Files.write(disk.resolve("ballast"), new byte[300_000]);
            assertThatThrownBy(() -> {
                        for (int epoch = 2; epoch < 100_000; epoch++) {
                            Runs.epoch(writer, epoch);
                        }
                    })
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("No space left on device\nFree some disk space. The recording is intact: "
                            + "kasus train --resume " + writer.folder() + " continues it.");
            writer.close();
            RunFolder folder = writer.folder();
            long kept = folder.bestCheckpoint().step();
            assertThat(folder.recording().series(Signals.STEP_LOSS).values()).startsWith(upTo((int) kept));
            Files.delete(ballast);
            RunWriter again = Runs.resume(folder);
            again.begins(Runs.PROVENANCE, again.from().step());
            Runs.epoch(again, again.from().epoch() + 1);
            again.finish(State.FINISHED);
            holds(folder, (int) again.from().step() + 10);
        }
    }

    /** A folder in the place of the file keeps it from being written as a full disk does. */
    @Test
    void aRunThatIsTrainedButCouldNotSaySoIsSettled() throws IOException {
        RunWriter writer = Runs.begin(runs);
        RunFolder folder = writer.folder();
        writer.begins(Runs.PROVENANCE, 0);
        Runs.epoch(writer, 1);
        assertThat(RunWriter.settle(folder)).as("it is still trained").isFalse();
        Checkpoint last = new Checkpoint(
                2,
                20,
                Map.of(Checkpoint.COMPLETE, "true"),
                Runs.checkpoint(2, 20).tensors());
        writer.checkpoint(last, false);
        Path aside = Files.move(folder.runJson(), runs.resolve("aside"));
        Files.createDirectories(folder.runJson().resolve("in the way"));
        assertThatThrownBy(() -> writer.finish(State.FINISHED))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("cannot write " + folder.runJson())
                .hasMessageEndingWith("The training is complete: kasus diagnose " + folder + " does the rest.");
        Files.delete(folder.runJson().resolve("in the way"));
        Files.delete(folder.runJson());
        Files.move(aside, folder.runJson());
        assertThat(folder.card().state()).isEqualTo(State.RUNNING);
        assertThat(RunWriter.settle(folder)).isTrue();
        assertThat(folder.card().state()).isEqualTo(State.FINISHED);
        assertThat(RunWriter.settle(folder)).as("nothing is left").isFalse();
    }

    @Test
    void aRunThatWasKilledBeforeItsLastEpochIsNotSettled() {
        RunWriter writer = Runs.begin(runs);
        writer.begins(Runs.PROVENANCE, 0);
        Runs.epoch(writer, 1);
        writer.close();
        assertThat(RunWriter.settle(writer.folder())).isFalse();
        assertThat(writer.folder().card().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aFolderThatMayNotBeWrittenIsRefused() throws IOException {
        Path disk = runs.resolve("disk");
        try (SmallDisk mounted = SmallDisk.mount(disk, 512)) {
            mounted.writable(false);
            assertThatThrownBy(() -> Runs.begin(disk))
                    .isInstanceOf(BadInput.class)
                    .hasMessage("cannot write " + disk + ": Read-only file system\n"
                            + "Choose a folder that you may write to, or change its permissions.");
        }
        Path file = Files.writeString(runs.resolve("file"), "");
        assertThatThrownBy(() -> Runs.begin(file.resolve("runs")))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("cannot write " + file.resolve("runs"));
    }
}
