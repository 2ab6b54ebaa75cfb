package dev.kasus.records.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasus.BadInput;
import dev.kasus.records.events.EventFiles;
import dev.kasus.records.events.EventWriter;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signal;
import dev.kasus.signal.Signals;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
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
            assertThat(series.step(i)).isEqualTo(i);
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
        assertThat(recording.tags()).hasSize(6);
        assertThat(log.warnings()).isEmpty();
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
                .hasMessage(folder + " holds several logs\nName one of them: monday, tuesday.");
    }

    @Test
    void aFolderOfRunsIsNotALog() {
        RunWriter writer = Runs.begin(folder);
        writer.begins(Runs.PROVENANCE, 0);
        Runs.epoch(writer, 1);
        writer.finish(State.FINISHED);
        assertThatThrownBy(() -> Log.read(folder))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder + " is not a run: it has no run.json\nName one of the runs in it: "
                        + writer.folder().id() + ".");
        assertThat(Log.read(writer.folder().path()).recording().epochs()).isEqualTo(1);
    }

    @Test
    void aFolderWithoutEventFilesOrValuesIsRefused() throws IOException {
        assertThatThrownBy(() -> Log.read(folder)).isInstanceOf(BadInput.class).hasMessageContaining("is not a run");
        write("", "x");
        assertThatThrownBy(() -> Log.read(folder).orRefuseEmpty(folder))
                .isInstanceOf(BadInput.class)
                .hasMessage(folder + " holds no values yet\nWait until the first steps are recorded.");
    }

    @Test
    void everyNameOfOthersMeansASignalOfOursAndOneOnly() {
        Set<String> met = new HashSet<>();
        ForeignTags.names().forEach((signal, names) -> {
            assertThat(Signals.all()).extracting(Signal::tag).contains(signal);
            assertThat(names).allSatisfy(name -> {
                assertThat(met.add(name)).as(name).isTrue();
                assertThat(ForeignTags.among(Set.of(name)).signalTag(name)).isEqualTo(signal);
            });
        });
    }
}
