package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import org.junit.jupiter.api.Test;

class CoarseStemTest {
    private final Rule rule = new CoarseStem();

    @Test
    void aStuckClassBehindAStrideOfFourIsPresentAndTheStemNamed() {
        assertThat(present(rule, Recordings.classes(0.5).set("model.layers.conv1.stride", 4L))
                        .layers())
                .containsExactly("conv1");
    }

    @Test
    void aFineStemOrNoStuckClassIsAbsent() {
        absent(rule, Recordings.classes(0.5));
        absent(rule, Recordings.classes(0.9).set("model.layers.conv1.stride", 4L));
    }

    @Test
    void withoutTheStandingOfClassesItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }
}
