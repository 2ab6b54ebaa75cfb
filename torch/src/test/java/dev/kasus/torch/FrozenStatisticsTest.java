package dev.kasus.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Checkpoint;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrozenStatisticsTest {
    private static Fixtures.Memory trained(int epochs, @Nullable Integer freezeAfter) {
        Map<String, Tree> training = new HashMap<>(Map.of(
                "epochs", Tree.scalar((long) epochs),
                "batch-size", Tree.scalar(96L),
                "learning-rate", Tree.scalar(0.01)));
        if (freezeAfter != null) {
            training.put("freeze-statistics-after", Tree.scalar((long) freezeAfter));
        }
        return Fixtures.trainedWithNorm(0.3, training);
    }

    private static ByteBuffer tensor(Fixtures.Memory memory, String part) {
        return memory.last().tensors().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(part))
                .map(Map.Entry::getValue)
                .map(Checkpoint.Tensor::bytes)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void statisticsStandStillWhileWeightsGoOn() {
        Fixtures.Memory two = trained(2, null);
        Fixtures.Memory frozen = trained(4, 2);
        assertThat(tensor(frozen, "running-mean")).isEqualTo(tensor(two, "running-mean"));
        assertThat(tensor(frozen, "running-variance")).isEqualTo(tensor(two, "running-variance"));
        assertThat(tensor(frozen, "conv1.weight")).isNotEqualTo(tensor(two, "conv1.weight"));
        assertThat(tensor(trained(4, null), "running-mean")).isNotEqualTo(tensor(two, "running-mean"));
    }

    /** One batch is the whole training split, without dropout: the loss of a step is that of the net before it, under the statistics that the pass went by. */
    @Test
    void trainingGoesByTheStatisticsThatValidationGoesBy() {
        Series evalMode = trained(3, 2).recording.build().series(Signals.EVAL_MODE_TRAIN_LOSS);
        Series stepped = trained(3, 2).recording.build().series(Signals.TRAIN_LOSS);
        assertThat(stepped.value(2)).isCloseTo(evalMode.value(1), offset(1e-5));
        Series moving = trained(3, null).recording.build().series(Signals.TRAIN_LOSS);
        assertThat(Math.abs(moving.value(2) - evalMode.value(1))).isGreaterThan(1e-3);
    }
}
