package dev.kasus.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.engine.Progress;
import dev.kasus.message.DurationText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrainingSpeedTest {
    private final AtomicLong nanos = new AtomicLong();

    private static Progress at(int epoch, long step) {
        return new Progress(epoch, 4, step, 400, epoch == 0 ? Double.NaN : 0.5, 0.75, 0.7);
    }

    private void pass(double seconds) {
        nanos.addAndGet((long) (seconds * 1e9));
    }

    @Test
    void theTimeLeftIsToldOnceItCanBe() {
        TrainingSpeed pace = new TrainingSpeed(nanos::get);
        assertThat(pace.line(at(0, 100), 1)).isEqualTo("epoch 1/4");
        for (int step = 120; step < 180; step += 20) {
            pass(4);
            assertThat(pace.line(at(0, step), 1)).as("too little was seen").isEqualTo("epoch 1/4");
        }
        pass(4);
        assertThat(pace.line(at(0, 180), 1)).isEqualTo("epoch 1/4  0:44 left");
        pass(4);
        assertThat(pace.line(at(2, 200), 3)).isEqualTo("epoch 3/4  0:40 left  loss 0.500  train 75.0 %  val 70.0 %");
        pass(40);
        assertThat(pace.line(at(4, 400), 4)).isEqualTo("epoch 4/4  loss 0.500  train 75.0 %  val 70.0 %");
    }

    @Test
    void durationsReadLikeAClock() {
        assertThat(DurationText.of(0.2)).isEqualTo("0:01");
        assertThat(DurationText.of(75)).isEqualTo("1:15");
        assertThat(DurationText.of(3 * 3600 + 62)).isEqualTo("3:01:02");
    }

    @Test
    void pipesGetALineAnEpochAndFewWithinALongOne() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Display.Track track =
                new PlainDisplay(new PrintStream(bytes, true, StandardCharsets.UTF_8), nanos::get).track("fish");
        track.loading(9, 10);
        track.loading(10, 10);
        for (int step = 1; step <= 400; step++) {
            pass(step <= 100 ? 0.5 : 0.03);
            track.progress(at((step - 1) / 100, step));
            if (step % 100 == 0) {
                track.progress(at(step / 100, step));
            }
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("fish: 10 images loaded"),
                        line -> assertThat(line).startsWith("fish: epoch 1/4  3:05 left"),
                        line -> assertThat(line).startsWith("fish: epoch 1/4"),
                        line -> assertThat(line).startsWith("fish: epoch 1/4"),
                        line -> assertThat(line).startsWith("fish: epoch 1/4"),
                        line -> assertThat(line).startsWith("fish: epoch 2/4"),
                        line -> assertThat(line).startsWith("fish: epoch 3/4"),
                        line -> assertThat(line).isEqualTo("fish: epoch 4/4  loss 0.500  train 75.0 %  val 70.0 %"));
    }
}
