package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class LabelNoiseTest {
    private final Rule rule = new LabelNoise();

    private static Recordings errors(double share) {
        Recordings run = Recordings.classes(0.9);
        Recordings.NAMES.forEach(name -> run.epochs(Signals.CLASS_CONFIDENT_ERRORS, name, share, share));
        return run;
    }

    @Test
    void manyImagesOfWhichTheNetIsSureThatTheyAreSomethingElseArePresent() {
        assertThat(present(rule, errors(0.3)).severity())
                .isGreaterThan(present(rule, errors(0.14)).severity());
    }

    @Test
    void fewOfThemOrManyOfOneClassAreAbsent() {
        absent(rule, errors(0.02));
        absent(rule, errors(0.02).epochs(Signals.CLASS_CONFIDENT_ERRORS, "dace", 0.9, 0.9));
    }

    @Test
    void aNetThatHasNotLearntCannotSay() {
        assertThat(unknown(rule, errors(0.3).fits(0.2, 0.3, 0.4, 0.4, 0.4)).missing())
                .contains("40 %");
    }

    @Test
    void withoutItsSignalItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }
}
