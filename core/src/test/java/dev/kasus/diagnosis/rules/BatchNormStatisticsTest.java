package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class BatchNormStatisticsTest {
    private final Rule rule = new BatchNormStatistics();

    private static final Layer NORM = new Layer.BatchNorm("", 0.1, 1e-5);

    @Test
    void validationThatOnlyItsOwnStatisticsFitIsPresent() {
        assertThat(present(
                                rule,
                                Recordings.between(NORM)
                                        .validates(0.4, 0.8, 0.45)
                                        .epochs(Signals.BATCH_NORM_VALIDATION_DISTANCE, "batch-norm1", 1, 3))
                        .layers())
                .containsExactly("batch-norm1");
    }

    @Test
    void statisticsOfTheNewestBatchAloneArePresentWhereSteadierOnesDoBetter() {
        Layer forgetful = new Layer.BatchNorm("", 0.999, 1e-5);
        assertThat(present(rule, Recordings.between(forgetful).validates(0.88, 0.87, 0.96))
                        .layers())
                .containsExactly("batch-norm1");
        absent(rule, Recordings.between(forgetful).validates(0.94, 0.93, 0.96));
        absent(rule, Recordings.between(NORM).validates(0.88, 0.87, 0.96));
    }

    @Test
    void whereEstimatingAnewDoesAsWellItIsAbsent() {
        absent(rule, Recordings.between(NORM).validates(0.4, 0.8, 0.8));
        absent(rule, Recordings.between(NORM).validates(0.8, 0.8, 0.8));
    }

    @Test
    void withoutAComparisonItIsUnknown() {
        unknown(rule, Recordings.between(NORM).learns());
    }
}
