package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.model.Layer;
import dev.kasus.signal.Signals;
import org.junit.jupiter.api.Test;

class DropoutVarianceShiftTest {
    private final Rule rule = new DropoutVarianceShift();

    private static final Layer NORM = new Layer.BatchNorm("", 0.1, 1e-5);
    private static final Layer DROPOUT = new Layer.Dropout("", 0.5);

    private static Recordings shifted(Recordings run) {
        return run.epochs(Signals.BATCH_NORM_TRAIN_DISTANCE, "batch-norm1", 0.1, 2, 2, 2);
    }

    @Test
    void dropoutBeforeABatchNormWhoseStatisticsDoNotFitIsPresent() {
        assertThat(present(rule, shifted(Recordings.between(DROPOUT, NORM).validates(0.3, 0.9, 0.9)))
                        .layers())
                .containsExactly("batch-norm1");
    }

    @Test
    void halfOfWhatIsAskedOfOtherNormsIsEnoughBehindDropout() {
        present(rule, shifted(Recordings.between(DROPOUT, NORM).validates(0.7, 0.76, 0.76)));
        absent(rule, shifted(Recordings.between(DROPOUT, NORM).validates(0.7, 0.73, 0.73)));
    }

    @Test
    void dropoutBehindItOrStatisticsThatFitAreAbsent() {
        absent(rule, shifted(Recordings.between(NORM, DROPOUT).validates(0.3, 0.9, 0.9)));
        absent(rule, shifted(Recordings.between(DROPOUT, NORM).validates(0.9, 0.9, 0.9)));
    }

    @Test
    void withoutAComparisonItIsUnknown() {
        unknown(rule, Recordings.between(DROPOUT, NORM).learns());
    }
}
