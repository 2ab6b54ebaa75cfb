package dev.kasus.records.log.mlflow;

import static dev.kasus.records.log.ReadLog.curves;
import static dev.kasus.records.log.ReadLog.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.StepUnit;
import dev.kasus.records.log.format.LogFormats;
import dev.kasus.run.LogTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowFormatTest {
    @TempDir
    Path folder;

    private void write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines(lines));
    }

    private void run(String experiment, String id, String name, long start, String stage) throws IOException {
        write("mlruns/" + experiment + "/meta.yaml", "name: fish");
        String run = "mlruns/" + experiment + "/" + id;
        write(run + "/meta.yaml", "lifecycle_stage: " + stage, "run_name: " + name, "start_time: " + start);
        write(run + "/metrics/loss", "1700 1.5 0", "1701 " + start + " 1");
        write(run + "/metrics/val/loss", "1700 nan 0", "1701 inf 1");
        write(run + "/params/epochs", "24");
    }

    @Test
    void theOnlyRun() throws IOException {
        run("1", "ab12", "first", 3, "active");
        for (String path : new String[] {"", "mlruns", "mlruns/1", "mlruns/1/ab12"}) {
            LogCurves log = LogFormats.read(folder.resolve(path));
            assertThat(log.tool()).isEqualTo(LogTool.MLFLOW);
            assertThat(log.unit()).isEqualTo(StepUnit.UNKNOWN);
            assertThat(log.plannedEpochs()).isEqualTo(24);
            assertThat(curves(log)).containsExactly("loss 0=1.5 1=3.0", "val/loss 0=NaN 1=Infinity");
            assertThat(log.notes()).isEmpty();
        }
    }

    @Test
    void theNewestOfSeveral() throws IOException {
        run("1", "ab12", "first", 3, "active");
        run("2", "ab99", "second", 5, "active");
        run("2", "cd34", "gone", 9, "deleted");
        LogCurves log = LogFormats.read(folder);
        assertThat(curves(log)).contains("loss 0=1.5 1=5.0");
        assertThat(log.notes())
                .containsExactly("of 2 trainings, \"second (ab99)\" was read; LOG#NAME reads another: first (ab12)");
        assertThat(curves(LogFormats.read(folder, "first"))).contains("loss 0=1.5 1=3.0");
        assertThat(curves(LogFormats.read(folder, "ab1"))).contains("loss 0=1.5 1=3.0");
        assertThat(curves(LogFormats.read(folder, "ab99"))).contains("loss 0=1.5 1=5.0");
        assertThatThrownBy(() -> LogFormats.read(folder, "ab"))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder
                        + " has several trainings that begin with \"ab\"\nChoose one of second (ab99), first (ab12).");
        assertThatThrownBy(() -> LogFormats.read(folder, "third"))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder + " has no training \"third\"\nChoose one of second (ab99), first (ab12).");
        assertThat(curves(LogFormats.read(folder.resolve("mlruns/2/cd34")))).contains("loss 0=1.5 1=9.0");
    }

    @Test
    void stepsThatWereNotGivenAreCounted() throws IOException {
        run("1", "ab", "x", 3, "active");
        write("mlruns/1/ab/metrics/loss", "17 3 0", "18 2 0", "19 1 0");
        write("mlruns/1/ab/metrics/val/loss", "17 4 0", "18 5 0");
        LogCurves log = LogFormats.read(folder);
        assertThat(curves(log)).containsExactly("loss 1=3.0 2=2.0 3=1.0", "val/loss 1=4.0 2=5.0");
        assertThat(log.notes())
                .containsExactly("no step was logged with any value, so values are counted in the order of time");
    }

    @Test
    void damagedLinesAreCounted() throws IOException {
        run("1", "ab", "x", 3, "active");
        write("mlruns/1/ab/metrics/loss", "17 3 0", "18 two 1", "", "19 1 2", "20 5 -1", "21 0.5");
        LogCurves log = LogFormats.read(folder);
        assertThat(curves(log)).contains("loss 0=0.5");
        assertThat(log.notes().get(0))
                .isEqualTo("lines of metric loss that are not time, value and step were left out: 1");
    }
}
