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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MoreEpochsTest {
    private static Recipe recipe(Map<String, Tree> training) {
        return Sketch.recipe(2, new Layer.Relu(""), training);
    }

    private static Protocol plan(Recipe recipe, double skill) {
        return new MoreEpochs()
                .plan(Sketch.run(recipe, skill, skill), Sketch.present("too-few-epochs"))
                .orElseThrow();
    }

    @Test
    void itGoesOnFromTheRunForAsManyEpochsAgainWithNothingToStopItEarly() {
        Map<String, Tree> training = Map.of(
                "epochs",
                Tree.scalar(12L),
                "schedule",
                Tree.Mapping.of(Map.of("step", Tree.Mapping.of(Map.of("every", Tree.scalar(4L))))),
                "early-stopping",
                Tree.Mapping.of(Map.of("patience", Tree.scalar(3L))));
        Variant variant = plan(recipe(training), 0.4).next(Map.of()).get(0);
        assertThat(variant.goesOn()).isTrue();
        assertThat(variant.recipe().training().epochs()).isEqualTo(24);
        assertThat(variant.recipe().training().schedule()).isEqualTo(new Schedule.Step(8, 0.1));
        assertThat(variant.recipe().training().earlyStopping()).isNull();
    }

    /** What it was reduced to is in the checkpoint, and would hold on. */
    @Test
    void aRateThatWasReducedOnAPlateauIsBroughtBack() {
        Variant variant = plan(recipe(Map.of("schedule", Tree.scalar("reduce-on-plateau"))), 0.4)
                .next(Map.of())
                .get(0);
        assertThat(variant.recipe().training().schedule()).isEqualTo(new Schedule.Constant());
    }

    @Test
    void muchMoreLearntSpeaksForItAndNextToNothingAgainst() {
        assertThat(read(0.4, 0.8).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(read(0.4, 0.8).evidence().get(0).sentence()).contains("from 33 % to 78 %");
        assertThat(read(0.4, 0.5).bearing()).isEqualTo(ExperimentOutcome.Bearing.NEITHER);
        assertThat(read(0.4, 0.42).bearing()).isEqualTo(ExperimentOutcome.Bearing.AGAINST);
        // Of a run that lacks little, half of what it lacks is much.
        assertThat(read(0.8, 0.91).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
    }

    private static ExperimentOutcome read(double before, double after) {
        Protocol plan = plan(recipe(Map.of()), before);
        Variant variant = plan.next(Map.of()).get(0);
        List<ExperimentOutcome> outcomes = plan.read(Map.of(variant.id(), Sketch.run(variant.recipe(), after, after)));
        return outcomes.get(0);
    }

    @Test
    void whereNobodySuspectsItItIsNotDone() {
        assertThat(new MoreEpochs().plan(Sketch.run(recipe(Map.of()), 0.1, 0.1), new Diagnosis(List.of())))
                .isEmpty();
    }
}
