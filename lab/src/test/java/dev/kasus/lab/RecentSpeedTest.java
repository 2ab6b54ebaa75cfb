package dev.kasus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentSpeedTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RecentSpeed speed = new RecentSpeed(nanos::get);

    private void passes(double seconds, double done) {
        nanos.addAndGet((long) (seconds * 1e9));
        speed.sees(done);
    }

    @Test
    void nothingIsReportedBeforeItIsKnown() {
        assertThat(speed.secondsFor(100)).isNaN();
        passes(0, 0);
        passes(60, 0);
        assertThat(speed.secondsFor(100)).as("nothing is done").isNaN();
        passes(0.1, 1);
        assertThat(speed.secondsFor(100)).as("three sightings are few").isNaN();
    }

    @Test
    void noSecondIsNoSpeed() {
        for (int i = 0; i < 100; i++) {
            passes(0.01, i);
        }
        assertThat(speed.secondsFor(100)).isNaN();
    }

    @Test
    void aSlowBeginningIsForgotten() {
        passes(0, 0);
        passes(30, 1);
        for (int step = 2; step <= 400; step++) {
            passes(0.1, step);
        }
        assertThat(speed.secondsFor(1000))
                .as("a tenth of a second a step, though the mean of all is more")
                .isCloseTo(100, within(1.0));
    }

    @Test
    void aSpeedThatChangesIsFollowed() {
        for (int step = 0; step <= 600; step++) {
            passes(0.1, step);
        }
        for (int step = 601; step <= 700; step++) {
            passes(1, step);
        }
        assertThat(speed.secondsFor(100)).isCloseTo(100, within(5.0));
    }
}
