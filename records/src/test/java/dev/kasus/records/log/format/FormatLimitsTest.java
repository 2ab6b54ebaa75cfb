package dev.kasus.records.log.format;

import static dev.kasus.records.log.ReadLog.curves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.file.LogLimits;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that would take all memory, or all time. */
class FormatLimitsTest {
    @TempDir
    Path folder;

    @Test
    void columnsBeyondTheLimitAreLeftOut() throws IOException {
        StringBuilder header = new StringBuilder("epoch");
        StringBuilder row = new StringBuilder("1");
        for (int i = 0; i < LogLimits.CURVES + 10; i++) {
            header.append(",c").append(i);
            row.append(",").append(i);
        }
        Path file = Files.writeString(folder.resolve("a.csv"), header + "\n" + row + "\n");
        LogCurves log = LogFormats.read(file);
        assertThat(log.curves()).hasSize(LogLimits.CURVES - 1);
        assertThat(log.notes())
                .containsExactly(
                        "what was beyond 50000 curves or had a name of more than 1000 characters was left out");
    }

    @Test
    void namesInLinesOfJsonAreLimitedToo() throws IOException {
        Path file = folder.resolve("a.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < LogLimits.CURVES + 10; i++) {
                out.write("{\"step\":" + i + ",\"n" + i + "\":1}\n");
            }
        }
        assertThat(LogFormats.read(file).curves()).hasSize(LogLimits.CURVES - 1);
    }

    @Test
    void anEndlessLineOfJsonEndsTheLog() throws IOException {
        String line = "{\"step\":1,\"a\":2}\n";
        Path file = Files.writeString(
                folder.resolve("a.jsonl"), line + line + "{\"b\":\"" + "x".repeat(5_000_000) + "\"}\n" + line);
        LogCurves log = LogFormats.read(file);
        assertThat(curves(log)).containsExactly("a 1=2.0");
        assertThat(log.notes())
                .containsExactly("line 3 is longer than 4 million characters; it and the rest were left out");
    }

    @Test
    void stepsAreNumbersThatCanBeCounted() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "step,loss\n-1,1\n1e30,2\nnan,3\n9e14,4\n5e15,5\n");
        LogCurves log = LogFormats.read(file);
        assertThat(curves(log)).containsExactly("loss 900000000000000=4.0");
        assertThat(log.notes()).containsExactly("rows whose step or epoch cannot be read were left out: 4");
    }

    /** Opening one would wait for a writer, without end. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyRegularFilesAreOpened() throws IOException, InterruptedException {
        Path pipe = folder.resolve("metrics.csv");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(LogFormats.of(pipe)).isEmpty();
        assertThat(LogFormats.of(folder)).isEmpty();
        assertThatThrownBy(() -> LogFormats.read(pipe)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> LogFormats.read(folder)).isInstanceOf(BadInput.class);
    }
}
