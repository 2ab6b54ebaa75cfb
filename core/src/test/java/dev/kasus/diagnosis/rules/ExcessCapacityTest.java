package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcessCapacityTest {
    private final Rule rule = new ExcessCapacity();

    private static Recordings dense(int units) {
        return Recordings.of(List.of(
                new Layer.Flatten(""), new Layer.Dense("", units, true, null), new Layer.Dense("", null, true, null)));
    }

    @Test
    void hundredsOfWeightsAnImageAndAGapArePresent() {
        assertThat(present(rule, dense(100).gap(0.4)).evidence().get(0).observed())
                .isGreaterThan(300);
    }

    @Test
    void fewWeightsOrNoGapAreAbsent() {
        absent(rule, dense(10).gap(0.4));
        absent(rule, dense(100).gap(0.02));
    }

    @Test
    void withoutValidationItIsUnknown() {
        unknown(rule, dense(100).learns());
    }
}
