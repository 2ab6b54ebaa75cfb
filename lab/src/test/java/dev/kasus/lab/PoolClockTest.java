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
    void theTimeLeftFollowsFromTheSpeedOfItsSteps() {
        PoolClock clock = new PoolClock(4, 0, nanos::get, told::add);
        nanos.set(1_000_000_000_000L);
        works(clock, "a", 0, 50);

        // Half a job in 10 s: three and a half are left. The long wait before the first step does not count.
        assertThat(last().secondsLeft()).isCloseTo(70, within(1e-6));
        assertThat(last().share()).isCloseTo(0.125, within(1e-9));
    }

    @Test
    void afterTheFirstStepNothingIsSaid() {
        PoolClock clock = new PoolClock(4, 0, nanos::get, told::add);
        nanos.set(8_000_000_000L);
        clock.progress("a", at(1, 500));
        assertThat(last().secondsLeft()).isNaN();
        nanos.addAndGet(1_000_000_000L);
        clock.progress("a", at(2, 500));
        assertThat(last().secondsLeft())
                .as("of a first step 9 s long, hours would follow")
                .isNaN();
    }

    @Test
    void whatWasDoneBeforeDoesNotCountAsSpeed() {
        PoolClock clock = new PoolClock(4, 2, nanos::get, told::add);
        works(clock, "c", 50, 75);

        assertThat(last().finished()).isEqualTo(2);
        assertThat(last().secondsLeft())
                .as("1.25 jobs are left at a quarter of one in 10 s")
                .isCloseTo(50, within(1e-6));
    }

    @Test
    void aJobThatEndsEarlyIsNotFasterForIt() {
        PoolClock clock = new PoolClock(3, 0, nanos::get, told::add);
        works(clock, "a", 0, 10);
        clock.finished("a");
        assertThat(last().secondsLeft())
                .as("two jobs at a tenth of one in 10 s")
                .isCloseTo(200, within(1e-6));
    }

    /** Ten equal strides in 10 s. */
    private void works(PoolClock clock, String job, long from, long to) {
        for (int stride = 0; stride <= 10; stride++) {
            clock.progress(job, at(10 * from + (to - from) * stride, 1000));
            nanos.addAndGet(stride == 10 ? 0 : 1_000_000_000L);
        }
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
