package dev.kasus.records.log.json;

import static dev.kasus.records.log.ReadLog.curves;
import static dev.kasus.records.log.ReadLog.lines;
import static dev.kasus.records.log.ReadLog.points;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.ReadLog;
import dev.kasus.records.log.StepUnit;
import dev.kasus.records.log.format.LogFormats;
import dev.kasus.run.LogTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFormatTest {
    @TempDir
    Path folder;

    private LogCurves read(String name, String... lines) throws IOException {
        return LogFormats.read(Files.writeString(folder.resolve(name), lines(lines)));
    }

    @Test
    void theHistoryOfKeras() throws IOException {
        LogCurves bare = read("history.json", "{\"loss\":[1,0.9,NaN],\"val_loss\":[1.1,1,null]}");
        assertThat(bare.tool()).isEqualTo(LogTool.KERAS);
        assertThat(bare.unit()).isEqualTo(StepUnit.EPOCH);
        assertThat(curves(bare)).containsExactly("loss 0=1.0 1=0.9 2=NaN", "val_loss 0=1.1 1=1.0");
        LogCurves whole = read(
                "h.json", "{\"history\":{\"loss\":[1,0.9]},\"epoch\":[3,4],\"params\":{\"epochs\":24,\"steps\":10}}");
        assertThat(curves(whole)).containsExactly("loss 3=1.0 4=0.9");
        assertThat(whole.plannedEpochs()).isEqualTo(24);
    }

    @Test
    void theStateOfTransformers() throws IOException {
        LogCurves log = read(
                "trainer_state.json",
                "{\"best_metric\": null, \"epoch\": 2.0, \"global_step\": 20,",
                " \"log_history\": [",
                "  {\"epoch\": 0.5, \"learning_rate\": 5e-5, \"loss\": 2.1, \"step\": 5},",
                "  {\"epoch\": 1.0, \"loss\": 1.9, \"step\": 10},",
                "  {\"epoch\": 1.0, \"eval_loss\": 2.0, \"eval_runtime\": 1.5, \"step\": 10},",
                "  {\"epoch\": 2.0, \"step\": 20, \"total_flos\": 1e9, \"train_loss\": 1.8, \"train_runtime\": 10.0}],",
                " \"num_train_epochs\": 24, \"trial_params\": null}");
        assertThat(log.tool()).isEqualTo(LogTool.TRANSFORMERS);
        assertThat(log.unit()).isEqualTo(StepUnit.STEP);
        assertThat(log.plannedEpochs()).isEqualTo(24);
        assertThat(points(log.epochs())).isEqualTo("5=0.5 10=1.0");
        assertThat(curves(log)).containsExactly("learning_rate 5=5.0E-5", "loss 5=2.1 10=1.9", "eval_loss 10=2.0");
        assertThat(log.notes()).isEmpty();
    }

    @Test
    void linesWithObjectsInside() throws IOException {
        LogCurves log = read(
                "log.jsonl",
                "{\"epoch\":1,\"train\":{\"loss\":1.0},\"note\":\"hi\",\"seen\":[1,2]}",
                "broken",
                "{\"epoch\":2,\"train\":{\"loss\":\"NaN\"}}",
                "{\"epoch\":3,\"train\":{\"loss\":0.8}",
                "");
        assertThat(log.tool()).isEqualTo(LogTool.OWN);
        assertThat(curves(log)).containsExactly("train/loss 1=1.0 2=NaN");
        assertThat(log.notes())
                .containsExactly(
                        "lines that are not whole JSON objects were left out: 2, the first is line 2",
                        "columns of text were left out: \"note\"");
    }

    @Test
    void arraysOfObjects() throws IOException {
        assertThat(curves(read("a.json", "[{\"step\":1,\"loss\":1},", "{\"step\":2,\"loss\":0.5}]")))
                .containsExactly("loss 1=1.0 2=0.5");
        LogCurves sections = read(
                "b.json",
                "{\"train\":[{\"epoch\":1,\"loss\":1},{\"epoch\":2,\"loss\":0.5}],\"val\":[{\"epoch\":1,\"loss\":2},{\"epoch\":2,\"loss\":3}]}");
        assertThat(curves(sections)).containsExactly("train/loss 1=1.0 2=0.5", "val/loss 1=2.0 2=3.0");
        assertThat(sections.notes()).isEmpty();
        assertThat(curves(read(
                        "c.json", "{\"train\":[{\"loss\":1},{\"loss\":0.5}],\"val\":[{\"loss\":2},{\"loss\":3}]}")))
                .containsExactly("train/loss 1=1.0 2=0.5", "val/loss 1=2.0 2=3.0");
    }

    @Test
    void objectsOneAfterTheOther() throws IOException {
        assertThat(curves(read("a.json", "{", "\"step\":1,\"loss\":1", "}", "{", "\"step\":2,\"loss\":0.5", "}")))
                .containsExactly("loss 1=1.0 2=0.5");
    }

    @Test
    void arraysOfNumbersBelowEachOther() throws IOException {
        LogCurves log = read(
                "a.json",
                "{\"train\":{\"loss\":[3,2],\"step\":[10,20]},\"val\":{\"loss\":[4],\"step\":[20]},\"config\":{\"lr\":[1,2],\"epochs\":7}}");
        assertThat(log.unit()).isEqualTo(StepUnit.STEP);
        assertThat(log.plannedEpochs()).isEqualTo(7);
        assertThat(curves(log)).containsExactly("train/loss 10=3.0 20=2.0", "val/loss 20=4.0");
    }

    @Test
    void aDownloadFromTensorBoard() throws IOException {
        LogCurves log = read("run-exp_train-tag-Loss.json", "[[1700000000.1, 0, 1.5], [1700000001.1, 10, 1.25]]");
        assertThat(log.tool()).isEqualTo(LogTool.PYTORCH);
        assertThat(curves(log)).containsExactly("train/Loss 0=1.5 10=1.25");
    }

    @Test
    void aDocumentThatIsCutOffKeepsWhatWasWhole() throws IOException {
        LogCurves log = read("a.json", "[{\"step\":1,\"loss\":1},", "{\"step\":2,\"loss\":0.5},", "{\"step\":3,\"lo");
        assertThat(curves(log)).containsExactly("loss 1=1.0 2=0.5");
        assertThat(log.notes()).containsExactly("line 3 is not whole JSON; the rest was left out");
        Path file = folder.resolve("a.jsonl.gz");
        Files.write(file, ReadLog.gzip("{\"step\":1,\"a\":2}\n{\"step\":2,\"a\":3}".getBytes(StandardCharsets.UTF_8)));
        assertThat(curves(LogFormats.read(file))).containsExactly("a 1=2.0 2=3.0");
    }

    @Test
    void depthIsLimited() throws IOException {
        LogCurves log = read("a.json", "{\"loss\":[1,2],\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThat(curves(log)).containsExactly("loss 0=1.0 1=2.0");
        assertThat(log.notes()).singleElement().asString().endsWith("is not whole JSON; the rest was left out");
    }

    @Test
    void settingsAreNoLog() throws IOException {
        assertThat(LogFormats.of(Files.writeString(folder.resolve("a.json"), "{\"lr\": 0.1, \"name\": \"x\"}")))
                .isEmpty();
    }
}
