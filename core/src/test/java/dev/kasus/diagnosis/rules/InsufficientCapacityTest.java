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

class InsufficientCapacityTest {
    private final Rule rule = new InsufficientCapacity();

    private static Recordings width(int filters) {
        return Recordings.of(List.of(
                new Layer.Conv("", filters, 3, 1, new Padding.Same(), 1, 1, true, null),
                new Layer.Relu(""),
                new Layer.Flatten(""),
                new Layer.Dense("", null, true, null)));
    }

    @Test
    void twoFiltersForTenClassesThatDoNotLearnArePresent() {
        assertThat(present(rule, width(2).learnsNothing()).layers()).containsExactly("conv1");
        List<Layer> straight = List.of(new Layer.Flatten(""), new Layer.Dense("", null, true, null));
        present(rule, Recordings.of(straight).learnsNothing());
    }

    @Test
    void fewerThanSixUnitsAreNarrowHoweverFewTheClasses() {
        present(rule, width(5).learnsNothing());
        absent(rule, width(6).learnsNothing());
    }

    @Test
    void aLinearNetIsPresentHoweverWideAndMaxPoolingBends() {
        Recordings linear = pooledBy(new Layer.AveragePool("", 2, 2, 0));
        absent(rule, pooledBy(new Layer.MaxPool("", 2, 2, 0)).learnsNothing());
        assertThat(present(rule, linear.learnsNothing()).evidence().get(0).sentence())
                .startsWith("There is neither an activation nor a max pooling");
        absent(rule, linear.learns());
    }

    private static Recordings pooledBy(Layer pooling) {
        return Recordings.of(List.of(
                new Layer.Conv("", 64, 3, 1, new Padding.Same(), 1, 1, true, null),
                pooling,
                new Layer.Flatten(""),
                new Layer.Dense("", null, true, null)));
    }

    @Test
    void aWideNetAndANarrowOneThatLearnsAreAbsent() {
        absent(rule, width(32).learnsNothing());
        absent(rule, width(2).learns());
    }

    @Test
    void withoutAnAccuracyItIsUnknown() {
        unknown(rule, width(2));
    }
}
