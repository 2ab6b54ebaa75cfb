package dev.kasus.experiment.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Sketch;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.training.Schedule;
import dev.kasus.run.Recording;
import dev.kasus.signal.Signals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RangeTestTest {
    /** A loss that falls between two rates and rises beyond the second. */
    private static Recording ramp(double from, double to) {
        Recording.Builder builder = new Recording.Builder();
        for (int i = 0; i < RangeTest.STEPS; i++) {
            double rate = 1e-7 * Math.pow(3e7, i / (RangeTest.STEPS - 1.0));
            double done = (Math.log(rate) - Math.log(from)) / (Math.log(to) - Math.log(from));
            double loss = 2.3 - 1.5 * Math.max(0, Math.min(1, done)) + (rate > to ? 5 * (rate / to - 1) : 0);
            builder.scalar(Signals.LEARNING_RATE.tag(), i + 1L, rate);
            builder.scalar(Signals.STEP_LOSS.tag(), i + 1L, loss);
        }
        return builder.build();
    }

    private static Recipe recipe(double rate) {
        return Sketch.recipe(2, new Layer.Relu(""), Map.of("learning-rate", Tree.scalar(rate)));
    }

    private static Map<String, ExperimentOutcome> outcomes(double rate, double before, double after) {
        Protocol protocol = new RangeTest()
                .plan(Sketch.run(recipe(rate), 0.1, 0.1), new Diagnosis(List.of()))
                .orElseThrow();
        Map<String, Recording> done = new HashMap<>();
        done.put("range-test", ramp(1e-4, 1e-2));
        for (Variant variant : protocol.next(done)) {
            double accuracy = variant.id().equals("control-learn") ? before : after;
            done.put(variant.id(), Sketch.run(variant.recipe(), accuracy, 0));
        }
        assertThat(protocol.next(done)).isEmpty();
        Map<String, ExperimentOutcome> outcomes = new HashMap<>();
        protocol.read(done).forEach(outcome -> outcomes.put(outcome.cause(), outcome));
        return outcomes;
    }

    @Test
    void readsTheRatesBetweenWhichTheLossFalls() {
        RangeReading reading = RangeReading.of(ramp(1e-4, 1e-2)).orElseThrow();
        assertThat(reading.base()).isBetween(1e-4, 4e-4);
        assertThat(reading.max()).isBetween(2e-3, 1e-2);
        assertThat(reading.fell()).isBetween(0.5, 0.7);
    }

    @Test
    void whereTheLossFallsAtNoRateNothingIsRecommended() {
        assertThat(RangeReading.of(ramp(10, 100))).isEmpty();
        assertThat(RangeReading.of(new Recording.Builder().build())).isEmpty();
    }

    @Test
    void theRampHasNothingThatWouldHideTheRate() {
        Recipe ramp = RangeTest.ramp(recipe(0.1));
        assertThat(ramp.training().schedule()).isInstanceOf(Schedule.RangeTest.class);
        assertThat(ramp.training().steps()).isEqualTo(RangeTest.STEPS);
    }

    @Test
    void aRateBelowOrAboveIsTheCauseIfTheRecommendedOneHelps() {
        assertThat(outcomes(1e-6, 0.1, 0.9).get("learning-rate-too-low").bearing())
                .isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(outcomes(1e-6, 0.1, 0.9).get("learning-rate-too-high").bearing())
                .isEqualTo(ExperimentOutcome.Bearing.AGAINST);
        assertThat(outcomes(1, 0.1, 0.9).get("learning-rate-too-high").bearing())
                .isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(outcomes(1e-6, 0.1, 0.1).get("learning-rate-too-low").bearing())
                .isEqualTo(ExperimentOutcome.Bearing.NEITHER);
    }

    @Test
    void aRateInsideSpeaksAgainstBoth() {
        assertThat(outcomes(1e-3, 0.1, 0.9).values())
                .extracting(ExperimentOutcome::bearing)
                .containsOnly(ExperimentOutcome.Bearing.AGAINST)
                .hasSize(2);
    }
}
