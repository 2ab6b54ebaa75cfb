package dev.kasus.records.log.format;

import static dev.kasus.records.log.ReadLog.curves;
import static dev.kasus.records.log.ReadLog.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurves;
import dev.kasus.run.LogTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFormatTest {
    @TempDir
    Path folder;

    private void write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines(lines));
    }

    @Test
    void aKnownNameAmongOtherFiles() throws IOException {
        write("args.json", "{\"lr\": 1}");
        write("other.csv", "a,b", "1,2");
        write("results.csv", "epoch,train/loss,lr/pg0", "1,2,3");
        LogCurves log = LogFormats.read(folder);
        assertThat(log.tool()).isEqualTo(LogTool.ULTRALYTICS);
        assertThat(log.notes()).isEmpty();
        write("metrics.csv", "epoch,step,loss", "1,2,3");
        assertThat(LogFormats.read(folder).notes())
                .containsExactly("of the files in " + folder.getFileName()
                        + ", results.csv was read; give another by its path: metrics.csv");
    }

    @Test
    void theOnlyTable() throws IOException {
        write("notes.txt", "hello");
        write("mine.csv", "epoch,loss", "1,2");
        assertThat(curves(LogFormats.read(folder))).containsExactly("loss 1=2.0");
        write("yours.csv", "epoch,loss", "1,2");
        assertThat(LogFormats.of(folder)).isEmpty();
    }

    @Test
    void theNewestVersionOfLightning() throws IOException {
        for (int version : new int[] {2, 9, 10}) {
            write("lightning_logs/version_" + version + "/metrics.csv", "epoch,step,loss", "0,1," + version);
            write("lightning_logs/version_" + version + "/hparams.yaml", "{}");
        }
        LogCurves log = LogFormats.read(folder);
        assertThat(curves(log)).containsExactly("loss 1=10.0");
        assertThat(log.tool()).isEqualTo(LogTool.LIGHTNING);
        assertThat(log.notes())
                .containsExactly("of 3 trainings, \"lightning_logs/version_10\" was read; LOG#NAME reads another:"
                        + " lightning_logs/version_9, lightning_logs/version_2");
        assertThat(curves(LogFormats.read(folder, "version_9"))).containsExactly("loss 1=9.0");
        assertThat(curves(LogFormats.read(folder.resolve("lightning_logs"), "version_2")))
                .containsExactly("loss 1=2.0");
        assertThatThrownBy(() -> LogFormats.read(folder, "version_3")).isInstanceOf(BadInput.class);
    }

    @Test
    void theNewestCheckpointOfTransformers() throws IOException {
        for (int step : new int[] {500, 1500, 1000}) {
            write(
                    "checkpoint-" + step + "/trainer_state.json",
                    "{\"log_history\":[{\"step\":1,\"loss\":" + step + "}]}");
        }
        assertThat(curves(LogFormats.read(folder))).containsExactly("loss 1=1500.0");
    }

    @Test
    void downloadsFromTensorBoardAreOneLog() throws IOException {
        write("run-train-tag-epoch_loss.csv", "Wall time,Step,Value", "1,0,2", "2,1,1");
        write("run-validation-tag-epoch_loss.csv", "Wall time,Step,Value", "1,0,3");
        write("run-validation-tag-epoch_accuracy.json", "[[1, 0, 0.5]]");
        write("run-train-tag-broken.csv", "broken");
        LogCurves log = LogFormats.read(folder);
        assertThat(log.tool()).isEqualTo(LogTool.KERAS);
        assertThat(curves(log))
                .containsExactly(
                        "train/epoch_loss 0=2.0 1=1.0",
                        "validation/epoch_accuracy 0=0.5",
                        "validation/epoch_loss 0=3.0");
        assertThat(log.notes())
                .containsExactly(folder.resolve("run-train-tag-broken.csv") + " is not a log that can be read");
    }

    @Test
    void runsOfTensorBoardAreChosenByName() throws IOException {
        write("run-a-tag-loss.csv", "Wall time,Step,Value", "1,0,2");
        write("run-b-tag-loss.csv", "Wall time,Step,Value", "1,0,3");
        assertThat(LogFormats.read(folder).notes())
                .containsExactly("of 2 trainings, \"a\" was read; LOG#NAME reads another: b");
        assertThat(curves(LogFormats.read(folder, "b"))).containsExactly("loss 0=3.0");
    }

    @Test
    void foldersOfEventFilesAndRunsAreLeftAlone() throws IOException {
        write("mine.csv", "epoch,loss", "1,2");
        write("run.json", "{}");
        assertThat(LogFormats.of(folder)).isEmpty();
        Files.move(folder.resolve("run.json"), folder.resolve("events.out.tfevents.17.host"));
        assertThat(LogFormats.of(folder)).isEmpty();
    }

    @Test
    void archivesAreRefused() throws IOException {
        Path zip = Files.writeString(folder.resolve("a.zip"), "PK\u0003\u0004abc");
        assertThatThrownBy(() -> LogFormats.read(zip))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(zip + " is an archive (zip)\nUnpack it, and give the folder");
    }
}
