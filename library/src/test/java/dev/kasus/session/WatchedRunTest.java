package dev.kasus.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.meaning.TagMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedRunTest {
    @TempDir
    Path folder;

    private Path log = Path.of("");
    private WatchedRun watched = new WatchedRun(Path.of(""), TagMap.NONE);

    @BeforeEach
    void begin() throws IOException {
        log = Files.writeString(folder.resolve("log.csv"), "epoch,loss,accuracy,val_accuracy\n");
        watched = new WatchedRun(log, TagMap.NONE);
    }

    private void epoch(int number, double loss, double accuracy, double validation) throws IOException {
        Files.writeString(
                log, number + "," + loss + "," + accuracy + "," + validation + "\n", StandardOpenOption.APPEND);
    }

    @Test
    void aHeaderAloneIsWaitedFor() {
        assertThat(watched.poll()).isEmpty();
        assertThat(watched.newest()).isEmpty();
        assertThat(watched.isOver()).isFalse();
    }

    @Test
    void itSpeaksFirstAndThenWhenSomethingTurns() throws IOException {
        for (int epoch = 0; epoch < 5; epoch++) {
            epoch(epoch, 2 - 0.3 * epoch, 0.3 + 0.1 * epoch, 0.3 + 0.09 * epoch);
        }
        assertThat(watched.poll()).singleElement().asString().startsWith("epoch 5: ");
        assertThat(watched.poll()).as("nothing was written").isEmpty();
        epoch(5, 0.4, 0.85, 0.7);
        assertThat(watched.poll()).as("nothing has turned").isEmpty();
        for (int epoch = 6; epoch < 10; epoch++) {
            epoch(epoch, 0.1, 0.99, 0.6);
        }
        assertThat(watched.poll())
                .singleElement()
                .asString()
                .startsWith("epoch 10: now overfitting gap: ")
                .contains("60 %");
        for (int epoch = 10; epoch < 14; epoch++) {
            epoch(epoch, 0.1, 0.99, 0.95);
        }
        assertThat(watched.poll()).containsExactly("epoch 14: no longer overfitting gap");
    }

    @Test
    void whatIsNotThereIsRefused() {
        WatchedRun absent = new WatchedRun(folder.resolve("absent.csv"), TagMap.NONE);
        assertThatThrownBy(() -> {
                    absent.poll();
                    absent.poll();
                })
                .isInstanceOf(BadInput.class);
    }
}
