package dev.kasus.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareIntervalTest {
    /** 0 of n: the upper bound solves (1 - p)^n = 0.025. */
    @Test
    void noHitOfSixtyAllowsUpToSixPerCent() {
        Interval interval = Interval.ofShare(0, 60, 0.95);
        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isCloseTo(1 - Math.pow(0.025, 1 / 60.0), within(1e-9));
    }

    /** Figures of scipy.stats.binomtest(8, 10).proportion_ci(). */
    @Test
    void eightOfTen() {
        Interval interval = Interval.ofShare(8, 10, 0.95);
        assertThat(interval.low()).isCloseTo(0.4439, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.9748, within(1e-4));
    }

    @Test
    void allHitsReachOne() {
        assertThat(Interval.ofShare(15, 15, 0.95).high()).isEqualTo(1);
        assertThat(Interval.ofShare(15, 15, 0.95).low()).isCloseTo(Math.pow(0.025, 1 / 15.0), within(1e-9));
    }
}
