package dev.kasus.experiment.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Sketch;
import dev.kasus.experiment.Variant;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Recipe RECIPE = Sketch.recipe(2, new Layer.Relu(""), Map.of("epochs", Tree.scalar(30L)));

    private static Experiment experiment(String id) {
        return Experiments.all().stream()
                .filter(experiment -> experiment.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ExperimentOutcome answer(Protocol protocol, double control, double treated, boolean validation) {
        List<Variant> variants = protocol.next(Map.of());
        Recording before = Sketch.run(RECIPE, validation ? 1 : control, validation ? control : 0);
        Recording after = Sketch.run(RECIPE, validation ? 1 : treated, validation ? treated : 0);
        return protocol.read(
                        Map.of(variants.get(0).id(), before, variants.get(1).id(), after))
                .get(0);
    }

    @Test
    void oneChangeAndAThirdOfTheEpochs() {
        Protocol protocol = experiment("input-normalization")
                .plan(Sketch.run(RECIPE, 0.1, 0.1), new Diagnosis(List.of()))
                .orElseThrow();
        List<Variant> variants = protocol.next(Map.of());
        assertThat(variants).extracting(Variant::id).containsExactly("control-learn", "input-normalization");
        assertThat(variants)
                .allSatisfy(v -> assertThat(v.recipe().training().epochs()).isEqualTo(10));
        assertThat(variants.get(0).recipe().data().normalization()).isEqualTo(Data.Normalization.NONE);
        assertThat(variants.get(1).recipe().data().normalization()).isEqualTo(Data.Normalization.CHANNEL);
        assertThat(variants.get(1).recipe().model()).isEqualTo(RECIPE.model());
    }

    @Test
    void aChangeThatLetsItLearnSpeaksForTheCause() {
        Protocol protocol = experiment("re-initialization")
                .plan(Sketch.run(RECIPE, 0.1, 0.1), new Diagnosis(List.of()))
                .orElseThrow();
        assertThat(answer(protocol, 0.1, 0.9, false).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(answer(protocol, 0.1, 0.2, false).bearing()).isEqualTo(ExperimentOutcome.Bearing.NEITHER);
        assertThat(answer(protocol, 0.1, 0.1, false).bearing())
                .as("neither has learnt anything")
                .isEqualTo(ExperimentOutcome.Bearing.NEITHER);
        assertThat(answer(protocol, 0.6, 0.6, false).bearing()).isEqualTo(ExperimentOutcome.Bearing.AGAINST);
    }

    @Test
    void aChangeThatLetsItGeneraliseSpeaksForTheCauseOnlyWhereThatIsSuspected() {
        Recording run = Sketch.run(RECIPE, 1, 0.6);
        assertThat(experiment("dense-head").plan(run, Sketch.present("overfitting-gap")))
                .isEmpty();
        Protocol protocol = experiment("dense-head")
                .plan(run, Sketch.present("overfitting-gap", "oversized-dense-head"))
                .orElseThrow();
        assertThat(protocol.next(Map.of()).get(0).recipe().training().epochs()).isEqualTo(15);
        assertThat(answer(protocol, 0.6, 0.7, true).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(answer(protocol, 0.6, 0.61, true).bearing()).isEqualTo(ExperimentOutcome.Bearing.NEITHER);
        assertThat(answer(protocol, 0.6, 0.5, true).bearing()).isEqualTo(ExperimentOutcome.Bearing.AGAINST);
    }

    @Test
    void noUnitDiesInANetWithoutRelu() {
        Recipe sigmoids = Sketch.recipe(2, new Layer.Sigmoid(""), Map.of());
        Recording unlearned = Sketch.run(sigmoids, 0.1, 0.1);
        assertThat(experiment("leaky-units").plan(unlearned, new Diagnosis(List.of())))
                .isEmpty();
        assertThat(experiment("relu-activations").plan(unlearned, new Diagnosis(List.of())))
                .isPresent();
        Recording rectified = Sketch.run(RECIPE, 0.1, 0.1);
        assertThat(experiment("leaky-units").plan(rectified, new Diagnosis(List.of())))
                .isPresent();
        assertThat(experiment("relu-activations").plan(rectified, new Diagnosis(List.of())))
                .isEmpty();
    }
}
