package dev.kasus.experiment.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Sketch;
import dev.kasus.experiment.Variant;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneBatchOverfitTest {
    private static final Recipe RECIPE = Sketch.recipe(2, new Layer.Relu(""), Map.of("batch-size", Tree.scalar(32L)));

    private static Protocol plan() {
        return new OneBatchOverfit()
                .plan(Sketch.run(RECIPE, 0.1, 0.1), new Diagnosis(List.of()))
                .orElseThrow();
    }

    @Test
    void theVariantHasOneBatchOfImagesAndNoRegularisation() {
        Recipe variant = plan().next(Map.of()).get(0).recipe();
        assertThat(variant.data().limit().trainPerClass()).isEqualTo(3);
        assertThat(variant.training().augmentation()).isEmpty();
        assertThat(variant.model().allLayers()).noneMatch(layer -> layer instanceof Layer.Dropout);
    }

    @Test
    void theSentenceSaysHowMuchOfTheBatchIsKnown() {
        Protocol plan = plan();
        Variant variant = plan.next(Map.of()).get(0);
        assertThat(plan.read(Map.of(variant.id(), Sketch.run(variant.recipe(), 1, 0.1)))
                        .get(0)
                        .evidence()
                        .get(0)
                        .sentence())
                .contains("100 %");
        assertThat(plan.read(Map.of(variant.id(), Sketch.run(variant.recipe(), 0.1, 0.1)))
                        .get(0)
                        .evidence()
                        .get(0)
                        .observed())
                .isZero();
    }
}
