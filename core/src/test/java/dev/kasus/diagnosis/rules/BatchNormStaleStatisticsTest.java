package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.training.Augmentation;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchNormStaleStatisticsTest {
    private final Rule rule = new BatchNormStaleStatistics();

    private static final Layer NORM = new Layer.BatchNorm("", 0.1, 1e-5);
    private static final Layer SLOW = new Layer.BatchNorm("", 0.001, 1e-5);

    @Test
    void statisticsThatValidateMuchBetterWhenEstimatedAnewArePresent() {
        assertThat(present(rule, Recordings.between(SLOW).validates(0.3, 0.9, 0.9))
                        .layers())
                .containsExactly("batch-norm1");
        present(rule, Recordings.between(NORM).validates(0.3, 0.9, 0.9));
    }

    @Test
    void whereEstimatingAnewBringsNothingItIsAbsent() {
        absent(rule, Recordings.between(NORM).validates(0.9, 0.9, 0.91));
        absent(rule, Recordings.run().learns());
    }

    @Test
    void whereDropoutStandsBeforeAnOrdinaryOneThatIsTheCause() {
        absent(rule, Recordings.between(new Layer.Dropout("", 0.5), NORM).validates(0.3, 0.9, 0.9));
        present(rule, Recordings.between(new Layer.Dropout("", 0.5), SLOW).validates(0.3, 0.9, 0.9));
    }

    @Test
    void whereStrongAugmentationMakesItThoseOfOtherImagesThatIsTheCause() {
        List<Augmentation> strong = List.of(new Augmentation.Rotation(180, 1, List.of()));
        absent(rule, Recordings.between(NORM).augmented(strong).validates(0.3, 0.9, 0.9));
        present(rule, Recordings.between(SLOW).augmented(strong).validates(0.3, 0.9, 0.9));
        List<Augmentation> mild = List.of(new Augmentation.Rotation(15, 1, List.of()));
        present(rule, Recordings.between(NORM).augmented(mild).validates(0.3, 0.9, 0.9));
    }

    @Test
    void withoutAComparisonItIsUnknown() {
        unknown(rule, Recordings.between(NORM).learns());
    }
}
