package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class ShortcutFeatureTest {
    private final Rule rule = new ShortcutFeature();

    private static Recordings borders(double accuracy) {
        return Recordings.run().start(Signals.BORDER_ACCURACY.tag(), accuracy).gap(0.05);
    }

    @Test
    void bordersThatTellNearlyAsMuchAsTheNetArePresent() {
        assertThat(present(rule, borders(0.95)).severity())
                .isGreaterThan(present(rule, borders(0.8)).severity());
    }

    @Test
    void bordersThatRevealLittleAreAbsentWithBothAccuracies() {
        assertThat(absent(rule, borders(0.4)).reason()).contains("40 %", "94 %");
    }

    @Test
    void withoutItsSignalItIsUnknown() {
        unknown(rule, Recordings.run().gap(0.05));
    }
}
