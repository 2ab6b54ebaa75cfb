package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class OscillationTest {
    private final Rule rule = new Oscillation();

    @Test
    void aLossThatSwingsIsPresent() {
        Recordings run = Recordings.run()
                .fits(0.3, 0.2, 0.3, 0.2, 0.3, 0.2, 0.3)
                .epochs(Signals.TRAIN_LOSS, 2, 3, 2, 3, 2, 3, 2);
        assertThat(present(rule, run).onsetStep()).isEqualTo(2L * Recordings.STEPS);
    }

    @Test
    void aLossThatFallsOrANetThatLearnsIsAbsent() {
        absent(
                rule,
                Recordings.run()
                        .fits(0.3, 0.3, 0.3, 0.3, 0.3, 0.3)
                        .epochs(Signals.TRAIN_LOSS, 3, 2.9, 2.8, 2.7, 2.75, 2.6));
        absent(
                rule,
                Recordings.run().fits(0.9, 0.9, 0.9, 0.99, 0.98, 0.99).epochs(Signals.TRAIN_LOSS, 2, 3, 2, 3, 2, 3));
    }

    @Test
    void fewEpochsAreUnknown() {
        unknown(rule, Recordings.run().learnsNothing());
    }
}
