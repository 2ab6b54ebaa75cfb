package dev.kasus.experiment.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Sketch;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormStatisticsTest {
    private static Map<String, ExperimentOutcome.Bearing> bearings(double running, double batch, double anew) {
        Recording.Builder run = new Recording.Builder();
        run.scalar(Signals.ACCURACY_RUNNING_STATISTICS.tag(), 1, running);
        run.scalar(Signals.ACCURACY_BATCH_STATISTICS.tag(), 1, batch);
        run.scalar(Signals.ACCURACY_REESTIMATED_STATISTICS.tag(), 1, anew);
        Protocol protocol = new NormStatistics()
                .plan(run.build(), Sketch.present("batch-norm-stale-statistics", "batch-norm-statistics"))
                .orElseThrow();
        assertThat(protocol.next(Map.of())).isEmpty();
        Map<String, ExperimentOutcome.Bearing> bearings = new HashMap<>();
        protocol.read(Map.of()).forEach(outcome -> bearings.put(outcome.cause(), outcome.bearing()));
        return bearings;
    }

    @Test
    void newStatisticsTellStaleOnesAndBatchesTellImagesThatDiffer() {
        assertThat(bearings(0.6, 0.9, 0.9))
                .containsEntry("batch-norm-stale-statistics", ExperimentOutcome.Bearing.FOR)
                .containsEntry("batch-norm-statistics", ExperimentOutcome.Bearing.FOR);
        assertThat(bearings(0.6, 0.9, 0.6))
                .containsEntry("batch-norm-stale-statistics", ExperimentOutcome.Bearing.AGAINST)
                .containsEntry("batch-norm-statistics", ExperimentOutcome.Bearing.FOR);
        assertThat(bearings(0.6, 0.6, 0.65))
                .containsEntry("batch-norm-stale-statistics", ExperimentOutcome.Bearing.NEITHER)
                .containsEntry("batch-norm-statistics", ExperimentOutcome.Bearing.AGAINST);
    }

    @Test
    void aRunThatHasNotComparedThemIsNotAskedAbout() {
        assertThat(new NormStatistics()
                        .plan(new Recording.Builder().build(), Sketch.present("batch-norm-stale-statistics")))
                .isEmpty();
    }
}
