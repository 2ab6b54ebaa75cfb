package dev.kasus.torch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Checkpoint;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import dev.kasus.torch.Fixtures;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReestimationTest {
    private static Fixtures.Memory trained(boolean reestimate) {
        return Fixtures.trainedWithNorm(
                0.001,
                Map.of(
                        "epochs", Tree.scalar(3L),
                        "batch-size", Tree.scalar(16L),
                        "reestimate-statistics", Tree.scalar(reestimate)));
    }

    @Test
    void onlyTheStatisticsAreOthersAndValidationGoesByThem() {
        Fixtures.Memory usual = trained(false);
        Fixtures.Memory anew = trained(true);
        for (Map.Entry<String, Checkpoint.Tensor> tensor :
                usual.last().tensors().entrySet()) {
            Checkpoint.Tensor other = anew.last().tensors().get(tensor.getKey());
            if (tensor.getKey().contains("running")) {
                assertThat(other.bytes())
                        .as(tensor.getKey())
                        .isNotEqualTo(tensor.getValue().bytes());
            } else {
                assertThat(other.bytes())
                        .as(tensor.getKey())
                        .isEqualTo(tensor.getValue().bytes());
            }
        }
        Recording recording = anew.recording.build();
        assertThat(recording.series(Signals.LOSS_RUNNING_STATISTICS).values())
                .as("what the probe estimates anew is what the net already has")
                .containsExactly(
                        recording.series(Signals.LOSS_REESTIMATED_STATISTICS).values());
        Recording lagging = usual.recording.build();
        assertThat(lagging.series(Signals.LOSS_RUNNING_STATISTICS).last())
                .isNotEqualTo(
                        lagging.series(Signals.LOSS_REESTIMATED_STATISTICS).last());
    }
}
