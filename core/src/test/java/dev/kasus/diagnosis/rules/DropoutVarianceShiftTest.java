package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Padding;
import dev.kasus.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropoutVarianceShiftTest {
    private final Rule rule = new DropoutVarianceShift();

    private static Recordings net(Layer... middle) {
        List<Layer> layers =
                new ArrayList<>(List.of(new Layer.Conv("", 8, 3, 1, new Padding.Same(), 1, 1, true, null)));
        layers.addAll(List.of(middle));
        layers.addAll(List.of(new Layer.Flatten(""), new Layer.Dense("", null, true, null)));
        return Recordings.of(layers);
    }

    private static Recordings validates(Recordings run, double running, double batch, double reestimated) {
        return run.epochs(Signals.ACCURACY_RUNNING_STATISTICS, 0.1, running, running, running)
                .epochs(Signals.ACCURACY_BATCH_STATISTICS, 0.1, batch, batch, batch)
                .epochs(Signals.ACCURACY_REESTIMATED_STATISTICS, 0.1, reestimated, reestimated, reestimated);
    }

    private static final Layer NORM = new Layer.BatchNorm("", 0.1, 1e-5);
    private static final Layer DROPOUT = new Layer.Dropout("", 0.5);

    private static Recordings shifted(Recordings run) {
        return run.epochs(Signals.BATCH_NORM_TRAIN_DISTANCE, "batch-norm1", 0.1, 2, 2, 2);
    }

    @Test
    void dropoutBeforeABatchNormWhoseStatisticsDoNotFitIsPresent() {
        assertThat(present(rule, shifted(validates(net(DROPOUT, NORM), 0.3, 0.9, 0.9)))
                        .layers())
                .containsExactly("batch-norm1");
    }

    @Test
    void dropoutBehindItOrStatisticsThatFitAreAbsent() {
        absent(rule, shifted(validates(net(NORM, DROPOUT), 0.3, 0.9, 0.9)));
        absent(rule, shifted(validates(net(DROPOUT, NORM), 0.9, 0.9, 0.9)));
    }

    @Test
    void withoutAComparisonItIsUnknown() {
        unknown(rule, net(DROPOUT, NORM).learns());
    }
}
