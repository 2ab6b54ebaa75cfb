package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.app.Shell.Ended;
import dev.kasus.app.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals for other programs. */
class ExportTest {
    private static final Path PYTORCH = Path.of("..", "records", "src", "test", "resources", "logs", "pytorch");

    private static final String TABLE = """
            step,epoch,train/loss,train/accuracy,validation/loss,validation/accuracy,progress/epoch,train/learning-rate,layer/conv1/weight-norm,my/own
            100,1,1,0.25,2,0.2,1,0.0010000000474974513,16.881943016134134,0
            200,2,0.5,0.5,1,0.4,2,0.0010000000474974513,16.881943016134134,1
            300,3,0.30000001192092896,,,,3,,16.881943016134134,
            400,4,,,,,,,16.881943016134134,
            """.replace("\n", "\r\n");

    @TempDir
    Path temp;

    @Test
    void aLogOfAnotherToolIsATable() {
        Ended ended = Shell.kasus("export", PYTORCH, "--csv");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).isEqualTo(TABLE);
        assertThat(Shell.kasus("export", PYTORCH, "--csv", "--long").out())
                .startsWith("tag,step,value\r\ntrain/loss,100,1\r\n")
                .contains("validation/accuracy,200,0.4\r\n");
    }

    @Test
    void aFileIsWrittenAndReplacedIfItIsAnExport() throws IOException {
        Path file = temp.resolve("run.csv");
        assertThat(Shell.kasus("export", PYTORCH, "--csv", "--long", file).out())
                .isEmpty();
        Ended again = Shell.kasus("export", "--csv", PYTORCH, file);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.readString(file)).isEqualTo(TABLE);
        assertThat(temp.toFile().list()).containsExactly("run.csv");

        Path other = Files.writeString(temp.resolve("labels.csv"), "path,label\na.png,dace\n");
        Ended refused = Shell.kasus("export", PYTORCH, "--csv", other);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains(other + " already exists and is not an exported table");
        assertThat(Files.readString(other)).startsWith("path,label");
    }

    @Test
    void aRunOfKasusIsOneToo() throws IOException {
        Ended trained = Shell.kasus("train", SmallRecipe.write(temp, 2), "--out", temp.resolve("runs"));
        Ended ended = Shell.kasus("export", trained.run(), "--csv");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("step,epoch,train/loss,train/accuracy,validation/loss,validation/accuracy,train/step-loss,"
                        + "progress/epoch,")
                .doesNotContain("watched-");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void whatIsNoRunIsRefused() {
        Ended ended = Shell.kasus("export", temp.resolve("none"), "--csv");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ended.err()).contains("there is no run");
        assertThat(Shell.kasus("export").err()).contains("export needs RUN");
        assertThat(Shell.kasus("export", PYTORCH).err()).contains("export needs a format", "kasus export RUN --csv");
    }
}
