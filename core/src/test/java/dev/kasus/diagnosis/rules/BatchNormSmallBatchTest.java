package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import org.junit.jupiter.api.Test;

class BatchNormSmallBatchTest {
    private final Rule rule = new BatchNormSmallBatch();

    private static final Layer NORM = new Layer.BatchNorm("", 0.1, 1e-5);

    private static Recordings batches(long images) {
        return Recordings.between(NORM).set("training.batch-size", images);
    }

    @Test
    void batchesOfTwoWithMuchLowerBatchAccuracyArePresent() {
        assertThat(present(rule, batches(2).validates(0.8, 0.5, 0.8).learns()).severity())
                .isGreaterThan(present(rule, batches(8).validates(0.8, 0.5, 0.8).learns())
                        .severity());
        present(rule, batches(2).validates(0.4, 0.4, 0.4).learnsNothing());
    }

    @Test
    void largeBatchesAndSmallOnesThatDoNoHarmAreAbsent() {
        absent(rule, batches(64).validates(0.8, 0.5, 0.8).learns());
        absent(rule, batches(4).validates(0.9, 0.9, 0.9).learns());
        absent(rule, Recordings.run().set("training.batch-size", 2L).learns());
    }

    @Test
    void weightsThatDoWellBySteadyStatisticsHaveNotSuffered() {
        absent(rule, batches(8).validates(0.85, 0.8, 0.97).fits(0.6, 0.8, 0.85));
        present(rule, batches(8).validates(0.7, 0.6, 0.7).fits(0.5, 0.6, 0.7));
    }

    @Test
    void somewhatSmallBatchesAreAMildCaseWhereTheTrainingImagesAreLearnt() {
        assertThat(present(rule, batches(8).validates(0.7, 0.6, 0.7).learns()).severity())
                .isEqualTo(0.5);
        assertThat(present(rule, batches(8).validates(0.7, 0.6, 0.7).fits(0.5, 0.6, 0.7))
                        .severity())
                .isGreaterThan(0.8);
    }

    @Test
    void withoutAComparisonItIsUnknown() {
        unknown(rule, batches(2).learns());
    }

    @Test
    void batchesOfNineAreNotSmallAndThoseOfFiveNotVerySmall() {
        present(rule, batches(8).validates(0.8, 0.5, 0.8).learns());
        absent(rule, batches(9).validates(0.8, 0.5, 0.8).learns());
        assertThat(present(rule, batches(4).validates(0.8, 0.5, 0.8).learns()).severity())
                .isGreaterThan(0.85);
        assertThat(present(rule, batches(5).validates(0.8, 0.5, 0.8).learns()).severity())
                .isEqualTo(0.5);
    }

    @Test
    void statisticsThatCostFivePointsAreNoisy() {
        present(rule, batches(4).validates(0.8, 0.749, 0.8).learns());
        absent(rule, batches(4).validates(0.8, 0.751, 0.8).learns());
    }

    /** Of batches of eight eight tenths are asked, of smaller ones nine. */
    @Test
    void withoutNoiseItIsWhatWasLearntThatTells() {
        absent(rule, batches(8).validates(0.7, 0.7, 0.7).fits(0.5, 0.6, 0.85));
        present(rule, batches(8).validates(0.7, 0.7, 0.7).fits(0.5, 0.6, 0.75));
        present(rule, batches(7).validates(0.7, 0.7, 0.7).fits(0.5, 0.6, 0.85));
    }
}
