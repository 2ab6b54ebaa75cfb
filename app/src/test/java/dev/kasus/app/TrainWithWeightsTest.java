package dev.kasus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.app.Shell.Ended;
import dev.kasus.records.run.RunFolder;
import dev.kasus.signal.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kasus train --weights}. */
class TrainWithWeightsTest {
    @TempDir
    Path temp;

    @Test
    void aTrainingBeginsWithTheWeightsOfARunAndSaysSo() throws Exception {
        Path recipe = SmallRecipe.write(temp, 6);
        Path runs = temp.resolve("runs");
        Path first = Shell.kasus("train", recipe, "--out", runs).run();
        Ended ended = Shell.kasus("train", recipe, "--out", runs, "--weights", first, "--set", "training.epochs=1");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        String said = "first weights: of the run " + first.getFileName() + ", epoch 6";
        assertThat(ended.err()).contains("Note: " + said);
        RunFolder run = RunFolder.open(ended.run());
        assertThat(run.card().weightsOf()).isEqualTo(first.getFileName().toString());
        assertThat(Files.readString(run.path().resolve("report.html")))
                .contains("of the run " + first.getFileName() + ", epoch 6");
        assertThat(run.recording().series(Signals.STEP_LOSS).step(0)).isEqualTo(1);
        double once =
                RunFolder.open(first).recording().series(Signals.TRAIN_LOSS).value(0);
        assertThat(run.recording().series(Signals.TRAIN_LOSS).value(0)).isLessThan(once - 0.1);

        Ended other = Shell.kasus(
                "train",
                recipe,
                "--out",
                runs,
                "--weights",
                first,
                "--set",
                "training.epochs=1",
                "--set",
                "model.layers.conv2.filters=12");
        assertThat(other.err()).contains(said + "; newly drawn: conv2, dense1");
    }

    @Test
    void whatIsNoRunOrHasNoCheckpointIsRefused() throws Exception {
        Path recipe = SmallRecipe.write(temp, 1);
        Path runs = temp.resolve("runs");
        Ended none = Shell.kasus("train", recipe, "--out", runs, "--weights", temp.resolve("nowhere"));
        assertThat(none.exitCode()).isEqualTo(2);
        Path first = Shell.kasus("train", recipe, "--out", runs).run();
        Files.delete(first.resolve("latest.safetensors"));
        Ended empty = Shell.kasus("train", recipe, "--out", runs, "--weights", first);
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.err()).contains("has no checkpoint");
        Ended both = Shell.kasus("train", "--resume", first, "--weights", first);
        assertThat(both.exitCode()).isEqualTo(2);
        try (var all = Files.list(runs)) {
            assertThat(all).containsExactly(first);
        }
    }
}
