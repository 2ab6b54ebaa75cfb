package dev.kasus.records.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.engine.ProbePreset;
import dev.kasus.message.BadInput;
import dev.kasus.records.events.EventFiles;
import dev.kasus.records.events.EventWriter;
import dev.kasus.records.recipe.Presets;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of other tools; the fixtures were written by the scripts in {@code src/test/fixtures}. */
class LogTest {
    @TempDir
    Path folder;

    private static Path fixture(String name) {
        try {
            return Path.of(LogTest.class.getResource("/logs/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void same(Series series, JsonNode history) {
        assertThat(series.size()).isEqualTo(history.size()).isPositive();
        for (int i = 0; i < series.size(); i++) {
            assertThat(series.step(i)).isEqualTo(i + 1);
            assertThat(series.value(i)).isCloseTo(history.get(i).asDouble(), within(1e-7));
        }
    }

    /** Keras 3.15 on TensorFlow 2.21. */
    @Test
    void aLogOfKerasBecomesSignals() throws IOException {
        JsonNode history = new ObjectMapper()
                .readTree(fixture("keras").resolve("history.json").toFile());
        Log log = Log.read(fixture("keras"));
        Recording recording = log.recording();
        same(recording.series(Signals.TRAIN_LOSS), history.get("loss"));
        same(recording.series(Signals.TRAIN_ACCURACY), history.get("accuracy"));
        same(recording.series(Signals.VALIDATION_LOSS), history.get("val_loss"));
        same(recording.series(Signals.VALIDATION_ACCURACY), history.get("val_accuracy"));
        assertThat(recording.series(Signals.LEARNING_RATE).values()).containsOnly((double) 0.01f);
        assertThat(log.warnings()).isEmpty();
        assertThat(recording.recipe()).isEmpty();
    }

    /** PyTorch 2.15 with tensorboard 2.21: scalars old and new, a restart that purges, and much that is no scalar. */
    @Test
    void aLogOfPyTorchBecomesSignals() {
        Log log = Log.read(fixture("pytorch"));
        Recording recording = log.recording();
        assertThat(recording.series(Signals.TRAIN_LOSS).steps()).containsExactly(100, 200, 300);
        assertThat(recording.series(Signals.TRAIN_LOSS).values()).containsExactly(1, 0.5, (double) 0.3f);
        assertThat(recording.series(Signals.TRAIN_ACCURACY).values()).containsExactly(0.25, 0.5);
        assertThat(recording.series(Signals.VALIDATION_LOSS).values()).containsExactly(2, 1);
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).values()).containsExactly(0.2, 0.4);
        assertThat(recording.series(Signals.LEARNING_RATE).values()).containsOnly((double) 0.001f);
        assertThat(recording.series("my/own").values()).containsExactly(0, 1);
        assertThat(recording.series(Signals.EPOCH).values()).containsExactly(1, 2, 3);
        assertThat(recording.series("layer/conv1/weight-norm").value(0)).isCloseTo(Math.sqrt(285), within(1e-6));
        assertThat(recording.tags()).hasSize(8);
        assertThat(log.warnings())
                .containsExactly(
                        "each of its 3 readings was taken for an epoch",
                        "not understood: my/own; --map \"TAG=SIGNAL\" says what one is");
    }

    @Test
    void anEventFileStandsForItsFolder() {
        Path file = EventFiles.in(fixture("pytorch")).get(0);
        assertThat(Log.read(file).recording().tags())
                .isEqualTo(Log.read(fixture("pytorch")).recording().tags());
    }

    private void write(String below, String tag, double... values) throws IOException {
        Path inner = Files.createDirectories(folder.resolve(below));
        try (EventWriter writer = EventWriter.begin(inner, OptionalLong.empty())) {
            for (int step = 0; step < values.length; step++) {
                writer.scalar(tag, step, values[step]);
            }
        }
    }

    @Test
    void curvesThatPyTorchWritesInFoldersBecomeSignals() throws IOException {
        write("Loss_train", "Loss", 1, 2);
        write("Loss_val", "Loss", 3, 4);
        Recording recording = Log.read(folder).recording();
        assertThat(recording.series(Signals.TRAIN_LOSS).values()).containsExactly(1, 2);
        assertThat(recording.series(Signals.VALIDATION_LOSS).values()).containsExactly(3, 4);
    }

    @Test
    void aSingleLogFurtherBelowIsFound() throws IOException {
        write("fit/20260304", "val_loss", 1, 2);
        assertThat(Log.read(folder).recording().series(Signals.VALIDATION_LOSS).values())
                .containsExactly(1, 2);
    }

    @Test
    void severalLogsAreRefusedByName() throws IOException {
        write("monday/train", "epoch_loss", 1, 2);
        write("monday/validation", "epoch_loss", 1, 2);
        write("tuesday/train", "epoch_loss", 1, 2);
        assertThatThrownBy(() -> Log.read(folder))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder + " holds several logs\nChoose one of them: monday, tuesday.");
    }

    @Test
    void aFolderOfRunsIsNotALog() {
        RunWriter writer = Runs.begin(folder);
        writer.begins(Runs.PROVENANCE, 0);
        Runs.epoch(writer, 1);
        writer.finish(State.FINISHED);
        assertThatThrownBy(() -> Log.read(folder))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder + " is not a run: it has no run.json\nChoose one of the runs in it: "
                        + writer.folder().id() + ".");
        assertThat(Log.read(writer.folder().path()).recording().epochs()).isEqualTo(1);
    }

    /** Writes curves into a new file of a folder, from a step on, one value a step. */
    private void session(String below, OptionalLong restart, long first, Map<String, double[]> curves)
            throws IOException {
        Path inner = Files.createDirectories(folder.resolve(below));
        try (EventWriter writer = EventWriter.begin(inner, restart)) {
            int longest = curves.values().stream().mapToInt(v -> v.length).max().orElse(0);
            for (int i = 0; i < longest; i++) {
                for (Map.Entry<String, double[]> curve : curves.entrySet()) {
                    if (i < curve.getValue().length) {
                        writer.scalar(curve.getKey(), first + i, curve.getValue()[i]);
                    }
                }
            }
        }
    }

    private static double[] curve(double... values) {
        return values;
    }

    @Test
    void ofTwoRunsInOneFolderTheNewestIsReadAndTheOtherSaid() throws IOException {
        session("", OptionalLong.empty(), 1, Map.of("train_loss", curve(3, 2, 1), "val_loss", curve(4, 3, 2)));
        session("", OptionalLong.empty(), 1, Map.of("train_loss", curve(9, 8)));
        Log log = Log.read(folder);
        assertThat(log.recording().series(Signals.TRAIN_LOSS).values()).containsExactly(9, 8);
        assertThat(log.recording().series(Signals.VALIDATION_LOSS).isEmpty())
                .as("validation of the run before")
                .isTrue();
        assertThat(log.warnings()).hasSize(1);
        assertThat(log.warnings().get(0)).startsWith("these are the logs of 2 trainings");
    }

    @Test
    void twoKerasFitsInOneFolderAreDistinguishedToo() throws IOException {
        session("train", OptionalLong.empty(), 0, Map.of("epoch_loss", curve(3, 2, 1)));
        session("validation", OptionalLong.empty(), 0, Map.of("epoch_loss", curve(4, 3, 2)));
        session("train", OptionalLong.empty(), 0, Map.of("epoch_loss", curve(9, 8)));
        Recording recording = Log.read(folder).recording();
        assertThat(recording.series(Signals.TRAIN_LOSS).values()).containsExactly(9, 8);
        assertThat(recording.tags()).containsExactly("progress/epoch", "train/loss");
    }

    @Test
    void twoRunsInOneFileAreDistinguished() throws IOException {
        Path again = Files.createDirectories(folder.resolve("again"));
        try (EventWriter writer = EventWriter.begin(again, OptionalLong.empty())) {
            for (int run = 0; run < 3; run++) {
                for (int step = 1; step <= 4; step++) {
                    writer.scalar("train_loss", step, 10 * run + step);
                }
            }
        }
        Log log = Log.read(again);
        assertThat(log.recording().series(Signals.TRAIN_LOSS).values()).containsExactly(21, 22, 23, 24);
        assertThat(log.warnings().get(0)).startsWith("these are the logs of 3 trainings");
    }

    @Test
    void aTrainingThatGoesOnIsOneRun() throws IOException {
        session("", OptionalLong.empty(), 1, Map.of("train_loss", curve(5, 4, 3), "hp_metric", curve(-1)));
        // From its checkpoint, with what loggers write anew each time.
        session("", OptionalLong.empty(), 3, Map.of("train_loss", curve(2.9, 2), "hp_metric", curve(-1)));
        session("", OptionalLong.of(1), 1, Map.of("train_loss", curve(7, 6)));
        Log log = Log.read(folder);
        assertThat(log.recording().series(Signals.TRAIN_LOSS).values()).containsExactly(7, 6);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void whatIsMeasuredAgainBeginsNoRun() throws IOException {
        session("", OptionalLong.empty(), 1, Map.of("train_loss", curve(5, 4, 3), "val_loss", curve(5, 4, 3)));
        session("", OptionalLong.empty(), 1, Map.of("val_loss", curve(6, 5, 4)));
        Log log = Log.read(folder);
        assertThat(log.recording().series(Signals.TRAIN_LOSS).values()).containsExactly(5, 4, 3);
        assertThat(log.recording().series(Signals.VALIDATION_LOSS).values()).containsExactly(6, 5, 4);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void namesThatATerminalWouldObeyAreShownInstead() throws IOException {
        write("a", "loss", 1, 2);
        write("a", "fish\u001b[2J\n", 1, 2);
        assertThat(Log.read(folder).recording().tags()).contains("fish␛[2J␊");
    }

    @Test
    void whatLiesBelowARunIsNotOfTheRun() throws IOException {
        RunWriter writer = Runs.begin(folder);
        writer.begins(Runs.PROVENANCE, 0);
        Runs.epoch(writer, 1);
        writer.finish(State.FINISHED);
        RunFolder run = writer.folder();
        List<String> own = run.recording().tags();
        RunFolder probe = RunFolder.in(run.path().resolve("probe"), "width");
        try (RunWriter experiment =
                RunWriter.begin(probe, Presets.read("lenet"), ProbePreset.ECONOMY, progress -> {}, () -> false)) {
            experiment.begins(Runs.PROVENANCE, 0);
            Runs.epoch(experiment, 1);
        }
        write(run.id() + "/probe/begun", "val_loss", 1, 2);
        assertThat(run.recording().tags()).isEqualTo(own);
        assertThat(Log.read(run.path()).recording().tags()).isEqualTo(own);
        assertThat(run.follow().poll())
                .allMatch(entry -> entry.folder().isEmpty())
                .isNotEmpty();
        assertThat(probe.recording().tags()).isEqualTo(own);
    }

    @Test
    void aRunInTheFolderOfAnotherToolIsNotOfItsLog() throws IOException {
        write("train", "epoch_loss", 1, 2);
        write("validation", "epoch_loss", 3, 4);
        RunWriter writer = Runs.begin(folder);
        writer.begins(Runs.PROVENANCE, 0);
        Runs.epoch(writer, 1);
        writer.finish(State.FINISHED);
        Recording recording = Log.read(folder).recording();
        assertThat(recording.tags()).containsExactly("progress/epoch", "train/loss", "validation/loss");
        assertThat(recording.series(Signals.VALIDATION_LOSS).values()).containsExactly(3, 4);
    }

    @Test
    void aFolderWithoutEventFilesOrValuesIsRefused() throws IOException {
        assertThatThrownBy(() -> Log.read(folder))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is neither a run nor a log that can be read");
        write("", "x");
        assertThatThrownBy(() -> Log.read(folder).orRefuseEmpty(folder))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder + " holds no values yet\nWait until the first steps are recorded.");
    }

    @Test
    void whatIsNoLogIsToldWhy() throws IOException {
        Map<String, String> reasons = Map.of(
                "Epoch 1/50 | Train Loss: 2.4617 | Val Loss: 1.9748\nEpoch 2/50 | Train Loss: 2.1\n",
                "is what a training printed, not a table",
                "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
                "is a pointer of Git LFS, not the file itself",
                "2.31\n2.20\n2.05\n",
                "has no header line",
                "Dear diary\n",
                "is neither a run nor a log that can be read");
        int number = 0;
        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            Path file = Files.writeString(folder.resolve("log" + number++ + ".txt"), reason.getKey());
            assertThatThrownBy(() -> Log.read(file))
                    .isInstanceOf(BadInput.class)
                    .hasMessageStartingWith(file + " " + reason.getValue());
        }
    }

    @Test
    void aFolderNamedAsASplitThatHoldsBothIsNone() throws IOException {
        write("train", "train/loss", 2, 1, 0.5, 0.2);
        write("train", "val/loss", 2, 1.5, 1.2, 1.1);
        write("train", "metrics/accuracy_top1", 0.2, 0.4, 0.5, 0.6);
        Recording recording = Log.read(folder).recording();
        assertThat(recording.series(Signals.VALIDATION_ACCURACY).last()).isEqualTo(0.6);
        assertThat(recording.series(Signals.TRAIN_ACCURACY).isEmpty()).isTrue();
    }

    @Test
    void oneEvaluationAfterTheTrainingIsNoEpoch() throws IOException {
        session("", OptionalLong.empty(), 1, Map.of("train_loss", curve(5, 4, 3, 2), "val_loss", curve(5, 4, 3, 2.5)));
        session("", OptionalLong.empty(), 5, Map.of("val_loss", curve(2)));
        Recording recording = Log.read(folder).recording();
        assertThat(recording.epochs()).isEqualTo(4);
        assertThat(recording.series(Signals.VALIDATION_LOSS).last()).isEqualTo(2.5);
    }
}
