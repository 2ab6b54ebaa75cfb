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

class BatchNormSmallBatchTest {
    private final Rule rule = new BatchNormSmallBatch();

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

    private static Recordings batches(long images) {
        return net(NORM).set("training.batch-size", images);
    }

    @Test
    void batchesOfTwoThatAnswerMuchWorseByThemselvesArePresent() {
        assertThat(present(rule, validates(batches(2), 0.8, 0.5, 0.8).learns()).severity())
                .isGreaterThan(
                        present(rule, validates(batches(8), 0.8, 0.5, 0.8).learns())
                                .severity());
        present(rule, validates(batches(2), 0.4, 0.4, 0.4).learnsNothing());
    }

    @Test
    void largeBatchesAndSmallOnesThatDoNoHarmAreAbsent() {
        absent(rule, validates(batches(64), 0.8, 0.5, 0.8).learns());
        absent(rule, validates(batches(4), 0.9, 0.9, 0.9).learns());
        absent(rule, Recordings.run().set("training.batch-size", 2L).learns());
    }

    @Test
    void withoutAComparisonItIsUnknown() {
        unknown(rule, batches(2).learns());
    }
}
