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

class BatchNormStaleStatisticsTest {
    private final Rule rule = new BatchNormStaleStatistics();

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
    private static final Layer SLOW = new Layer.BatchNorm("", 0.001, 1e-5);

    @Test
    void statisticsThatValidateMuchBetterWhenEstimatedAnewArePresent() {
        assertThat(present(rule, validates(net(SLOW), 0.3, 0.9, 0.9)).layers()).containsExactly("batch-norm1");
        present(rule, validates(net(NORM), 0.3, 0.9, 0.9));
    }

    @Test
    void whereEstimatingAnewBringsNothingItIsAbsent() {
        absent(rule, validates(net(NORM), 0.9, 0.9, 0.91));
        absent(rule, Recordings.run().learns());
    }

    @Test
    void whereDropoutStandsBeforeAnOrdinaryOneThatIsTheCause() {
        absent(rule, validates(net(new Layer.Dropout("", 0.5), NORM), 0.3, 0.9, 0.9));
        present(rule, validates(net(new Layer.Dropout("", 0.5), SLOW), 0.3, 0.9, 0.9));
    }

    @Test
    void withoutAComparisonItIsUnknown() {
        unknown(rule, net(NORM).learns());
    }
}
