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

class CapacitySweepTest {
    private static final Recipe RECIPE = Sketch.recipe(2, new Layer.Relu(""), Map.of());

    /** The net as it is validates at one accuracy, each narrower one at another. */
    private static ExperimentOutcome sweep(double whole, double narrower) {
        Protocol protocol = new CapacitySweep()
                .plan(Sketch.run(RECIPE, 1, 0.6), Sketch.present("overfitting-gap"))
                .orElseThrow();
        Map<String, Recording> done = new HashMap<>();
        List<Variant> next = protocol.next(done);
        long weights = Long.MAX_VALUE;
        for (Variant variant : next) {
            long own = variant.recipe().shapes(10).parameters();
            assertThat(own).as(variant.id()).isLessThan(weights);
            weights = own;
            done.put(variant.id(), Sketch.run(variant.recipe(), 1, done.isEmpty() ? whole : narrower));
        }
        assertThat(done).hasSize(3);
        assertThat(protocol.next(done)).isEmpty();
        return protocol.read(done).get(0);
    }

    @Test
    void narrowerNetsThatValidateBetterSpeakForTooMuchCapacityAndWorseOnesAgainst() {
        assertThat(sweep(0.6, 0.7).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(sweep(0.6, 0.5).bearing()).isEqualTo(ExperimentOutcome.Bearing.AGAINST);
        assertThat(sweep(0.6, 0.62).bearing()).isEqualTo(ExperimentOutcome.Bearing.NEITHER);
    }

    @Test
    void theSentenceHoldsValidationAgainstTheNumberOfWeights() {
        long weights = RECIPE.shapes(10).parameters();
        assertThat(sweep(0.6, 0.7).evidence().get(0).sentence()).contains("60 % with " + weights + " weights");
    }
}
