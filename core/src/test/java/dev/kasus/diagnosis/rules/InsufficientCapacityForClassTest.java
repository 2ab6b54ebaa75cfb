package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsufficientCapacityForClassTest {
    private final Rule rule = new InsufficientCapacityForClass();

    @Test
    void aUnlearnedClassInANarrowNetIsPresentAndTheLayerNamed() {
        assertThat(present(rule, Recordings.classes(0.5).set("model.layers.conv2.filters", 3L))
                        .layers())
                .containsExactly("conv2");
    }

    @Test
    void aWideNetOrNoUnlearnedClassIsAbsent() {
        absent(rule, Recordings.classes(0.5));
        absent(rule, Recordings.classes(0.9).set("model.layers.conv2.filters", 3L));
    }

    @Test
    void withoutTheStandingOfClassesItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }

    /** For five classes eight units are asked. */
    @Test
    void oneHiddenLayerOrSevenUnitsAreLittle() {
        present(rule, Recordings.classes(0.5).set("model.layers.conv2.filters", 7L));
        absent(rule, Recordings.classes(0.5).set("model.layers.conv2.filters", 8L));
        List<Integer> counts = Collections.nCopies(Recordings.NAMES.size(), 100);
        present(rule, Recordings.run(1, new Layer.Relu("")).learns().classes(0.5, counts));
        absent(rule, Recordings.run(2, new Layer.Relu("")).learns().classes(0.5, counts));
    }
}
