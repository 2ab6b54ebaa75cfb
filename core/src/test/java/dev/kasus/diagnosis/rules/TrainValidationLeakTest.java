package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class TrainValidationLeakTest {
    private final Rule rule = new TrainValidationLeak();

    private static Recordings shared(double share) {
        return Recordings.run().start(Signals.SHARED_GROUPS.tag(), share);
    }

    @Test
    void groupsOnBothSidesArePresentTheMoreTheWorse() {
        assertThat(present(rule, shared(0.9)).severity())
                .isGreaterThan(present(rule, shared(0.1)).severity());
    }

    @Test
    void aSplitByGroupIsAbsent() {
        absent(rule, shared(0));
    }

    @Test
    void imagesWithoutGroupsAreUnknown() {
        unknown(rule, Recordings.run().learns());
    }

    private static Recordings copies(double share) {
        return Recordings.run().start(Signals.NEAR_DUPLICATES.tag(), share);
    }

    @Test
    void manyNearCopiesArePresentWhereThereAreNoGroups() {
        assertThat(present(rule, copies(0.6)).evidence().get(0).tag()).isEqualTo(Signals.NEAR_DUPLICATES.tag());
    }

    @Test
    void fewNearCopiesAreNoAllClear() {
        assertThat(unknown(rule, copies(0.04)).missing()).contains("4.0 %");
    }

    @Test
    void groupsSayMoreThanPixels() {
        absent(rule, copies(0.6).start(Signals.SHARED_GROUPS.tag(), 0));
    }
}
