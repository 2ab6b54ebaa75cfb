package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.model.Padding;
import java.util.List;
import org.junit.jupiter.api.Test;

class OversizedDenseHeadTest {
    private final Rule rule = new OversizedDenseHead();

    private static Recordings head(int units) {
        return Recordings.of(List.of(
                new Layer.Conv("", 16, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.Flatten(""),
                new Layer.Dense("", units, true, null),
                new Layer.Dense("", null, true, null)));
    }

    @Test
    void aHeadThatHoldsNearlyAllWeightsAndAGapArePresent() {
        assertThat(present(rule, head(64).gap(0.4)).layers()).containsExactly("dense1", "dense2");
    }

    @Test
    void aSmallHeadOrNoGapIsAbsent() {
        absent(rule, head(2).gap(0.4));
        absent(rule, head(64).gap(0.02));
    }

    @Test
    void withoutValidationItIsUnknown() {
        unknown(rule, head(64).learns());
    }
}
