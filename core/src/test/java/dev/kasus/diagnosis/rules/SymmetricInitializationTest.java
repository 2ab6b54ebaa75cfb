package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class SymmetricInitializationTest {
    private final Rule rule = new SymmetricInitialization();

    private static Recordings born(double first, double last) {
        return Recordings.run(2, new Layer.Relu(""))
                .start(Signals.DUPLICATE_UNIT_FRACTION.of("conv1"), first)
                .start(Signals.DUPLICATE_UNIT_FRACTION.of("conv2"), 0)
                .start(Signals.DUPLICATE_UNIT_FRACTION.of("dense1"), last);
    }

    @Test
    void aLayerOfDuplicateUnitsThatDoesNotLearnIsPresent() {
        assertThat(present(rule, born(1, 0).learnsNothing()).layers()).containsExactly("conv1");
    }

    @Test
    void duplicateUnitsOfTheLastLayerOrOfANetThatLearnsDoNoHarm() {
        absent(rule, born(0, 1).learnsNothing());
        absent(rule, born(1, 1).learns());
        absent(rule, born(0.25, 0).learnsNothing());
    }

    @Test
    void withoutItsSignalItIsUnknown() {
        unknown(rule, Recordings.run().learnsNothing());
    }
}
