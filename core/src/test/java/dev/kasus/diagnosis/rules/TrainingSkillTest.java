package dev.kasus.diagnosis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class TrainingSkillTest {
    private static TrainingSkill fit(Recordings sketch) {
        return TrainingSkill.of(sketch.build());
    }

    @Test
    void skillCountsFromChance() {
        assertThat(fit(Recordings.run().fits(0.1)).skill()).isEqualTo(0);
        assertThat(fit(Recordings.run().fits(0.55)).skill()).isCloseTo(0.5, within(1e-9));
        assertThat(fit(Recordings.run().fits(0.05)).skill()).isEqualTo(0);
        assertThat(fit(Recordings.run().fits(0.5, 1)).skill()).isEqualTo(1);
    }

    @Test
    void whereClassesAreNotKnownChanceIsNothing() {
        assertThat(fit(Recordings.foreign().epochs(Signals.TRAIN_ACCURACY, 0.4)).skill())
                .isEqualTo(0.4);
    }

    @Test
    void aRunWhoseLossIsNoLongerFiniteHasLostItsSkill() {
        TrainingSkill fit =
                fit(Recordings.run().learns().steps(Signals.STEP_LOSS, 2, 2, 2, 2, 2, 2, 2, 2, 2, Double.NaN));
        assertThat(fit.skill()).isEqualTo(0);
        assertThat(fit.isPoor()).isTrue();
        assertThat(fit.bestSkill()).isGreaterThan(0.9);
        assertThat(fit.words()).contains("no longer finite");
    }

    @Test
    void whatWasGainedIsCountedFromTheMiddle() {
        assertThat(fit(Recordings.run().fits(0.1, 0.3, 0.55, 0.8, 1)).recentGain())
                .isCloseTo(0.5, within(1e-9));
        assertThat(fit(Recordings.run().fits(0.9)).recentGain()).isEqualTo(0);
    }

    @Test
    void withoutAnEpochNothingIsKnown() {
        TrainingSkill fit = fit(Recordings.run().steps(Signals.STEP_LOSS, 2.3, 2.2));
        assertThat(fit.isKnown()).isFalse();
        assertThat(fit.skill()).isNaN();
        assertThat(fit.isPoor()).isFalse();
        assertThat(fit.isGood()).isFalse();
    }
}
