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

class BatchNormStatisticsTest {
    private final Rule rule = new BatchNormStatistics();

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

    @Test
    void validationThatOnlyItsOwnStatisticsFitIsPresent() {
        assertThat(present(
                                rule,
                                validates(net(NORM), 0.4, 0.8, 0.45)
                                        .epochs(Signals.BATCH_NORM_VALIDATION_DISTANCE, "batch-norm1", 1, 3))
                        .layers())
                .containsExactly("batch-norm1");
    }

    @Test
    void whereEstimatingAnewDoesAsWellItIsAbsent() {
        absent(rule, validates(net(NORM), 0.4, 0.8, 0.8));
        absent(rule, validates(net(NORM), 0.8, 0.8, 0.8));
    }

    @Test
    void withoutAComparisonItIsUnknown() {
        unknown(rule, net(NORM).learns());
    }
}
