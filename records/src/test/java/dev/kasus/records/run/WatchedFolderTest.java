package dev.kasus.records.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.events.EventWriter;
import dev.kasus.run.RecipePart;
import dev.kasus.run.Recording;
import dev.kasus.run.State;
import dev.kasus.signal.Signals;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a run that another program trained. */
class WatchedFolderTest {
    @TempDir
    Path folder;

    private void say(String state) {
        AtomicFile.write(
                folder.resolve("run.json"),
                "{\"format\": \"kasus-watched-run\", \"version\": 1, \"state\": \"" + state + "\", \"model\": "
                        + "{\"layers\": [{\"conv\": {\"name\": \"b\", \"filters\": 2}}, {\"conv\": {\"name\": \"a\", \"filters\": 2}}]}}");
    }

    @BeforeEach
    void record() {
        say("finished");
        try (EventWriter writer = EventWriter.begin(folder, OptionalLong.empty())) {
            writer.scalar("progress/epoch", 10, 1);
            writer.scalar("progress/epoch", 20, 2);
            writer.scalar("layer/a/weight-norm", 1, 1);
            writer.scalar("layer/b/weight-norm", 1, 1);
        }
    }

    @Test
    void isReadAsARunWhoseRecipeIsKnownInPart() {
        Recording recording = Log.read(folder).recording();
        assertThat(recording.recipe()).isPresent();
        assertThat(recording.trainable()).isEmpty();
        assertThat(recording.unknown()).contains(RecipePart.OPTIMIZER, RecipePart.SHAPES);
        assertThat(recording.subjects(Signals.WEIGHT_NORM)).containsExactly("b", "a");
    }

    @Test
    void whoEndedHadAsManyEpochsAsItWanted() {
        Recording finished = Log.read(folder).recording();
        assertThat(finished.unknown()).doesNotContain(RecipePart.EPOCHS);
        assertThat(finished.recipe().orElseThrow().training().epochs()).isEqualTo(2);
        say("interrupted");
        assertThat(Log.read(folder).recording().unknown()).contains(RecipePart.EPOCHS);
    }

    @Test
    void itsStateIsKnownButItCannotBeTrained() {
        RunFolder run = RunFolder.watched(folder).orElseThrow();
        assertThat(run.state()).isEqualTo(State.FINISHED);
        assertThat(run.isDone()).isTrue();
        assertThatThrownBy(run::card)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("of a training that another program ran");
        assertThat(RunFolder.watched(Runs.begin(folder.resolve("runs")).folder().path()))
                .isEmpty();
    }
}
