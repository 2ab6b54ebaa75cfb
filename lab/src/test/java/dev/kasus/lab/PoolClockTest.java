package dev.kasus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.engine.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PoolClockTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<PoolProgress> told = new ArrayList<>();

    @Test
    void theTimeLeftFollowsFromThisSessionsSpeed() {
        PoolClock clock = new PoolClock(4, 0, nanos::get, told::add);
        clock.progress("a", at(0, 100));
        nanos.set(10_000_000_000L);
        clock.progress("a", at(50, 100));

        // Half a job in 10 s: three and a half are left.
        assertThat(last().secondsLeft()).isCloseTo(70, within(1e-9));
        assertThat(last().share()).isCloseTo(0.125, within(1e-9));
    }

    @Test
    void whatWasDoneBeforeDoesNotCountAsSpeed() {
        PoolClock clock = new PoolClock(4, 2, nanos::get, told::add);
        clock.progress("c", at(50, 100));
        nanos.set(10_000_000_000L);
        clock.progress("c", at(75, 100));

        assertThat(last().finished()).isEqualTo(2);
        assertThat(last().secondsLeft())
                .as("1.25 jobs are left at a quarter of one in 10 s")
                .isCloseTo(50, within(1e-9));
    }

    @Test
    void allDoneIsAllDone() {
        PoolClock clock = new PoolClock(1, 0, nanos::get, told::add);
        clock.progress("a", at(0, 10));
        nanos.set(1_000_000_000L);
        clock.finished("a");

        assertThat(last()).isEqualTo(new PoolProgress(1, 1, 1, 0));
    }

    private PoolProgress last() {
        return told.get(told.size() - 1);
    }

    private static Progress at(long step, long steps) {
        return new Progress(0, 1, step, steps, Double.NaN, Double.NaN, Double.NaN);
    }
}
