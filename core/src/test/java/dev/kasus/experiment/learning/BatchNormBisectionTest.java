package dev.kasus.experiment.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Sketch;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.run.Recording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchNormBisectionTest {
    private static final int NORMS = 8;
    private static final Recipe RECIPE = Sketch.recipe(NORMS, new Layer.Relu(""), Map.of());

    /** Validation is at 0.9 where one batch norm is gone, else at 0.62. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsTheOneThatHarmsInFewerRunsThanThereAre(int harmful) {
        Protocol protocol = new BatchNormBisection()
                .plan(Sketch.run(RECIPE, 1, 0.62), Sketch.present("overfitting-gap"))
                .orElseThrow();
        Map<String, Recording> done = run(protocol, "batch-norm" + harmful);
        ExperimentOutcome outcome = protocol.read(done).get(0);
        assertThat(outcome.bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(outcome.layers()).containsExactly("batch-norm" + harmful);
        assertThat(done).hasSizeLessThan(NORMS);
    }

    @Test
    void whereNoneHarmsItSpeaksAgainst() {
        Protocol protocol = new BatchNormBisection()
                .plan(Sketch.run(RECIPE, 1, 0.62), Sketch.present("overfitting-gap"))
                .orElseThrow();
        assertThat(protocol.read(run(protocol, "no such layer")).get(0).bearing())
                .isEqualTo(ExperimentOutcome.Bearing.AGAINST);
    }

    private static Map<String, Recording> run(Protocol protocol, String harmful) {
        Map<String, Recording> done = new HashMap<>();
        List<Variant> next = protocol.next(done);
        while (!next.isEmpty()) {
            for (Variant variant : next) {
                boolean there = variant.recipe().model().allLayers().stream()
                        .anyMatch(layer -> layer.name().equals(harmful));
                boolean harms = there || harmful.startsWith("no");
                done.put(variant.id(), Sketch.run(variant.recipe(), 1, harms ? 0.62 : 0.9));
            }
            next = protocol.next(done);
        }
        return done;
    }
}
