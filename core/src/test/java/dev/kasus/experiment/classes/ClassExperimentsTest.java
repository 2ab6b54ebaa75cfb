package dev.kasus.experiment.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Diagnosis;
import dev.kasus.diagnosis.ExperimentOutcome;
import dev.kasus.diagnosis.rules.Rules;
import dev.kasus.experiment.Experiment;
import dev.kasus.experiment.Protocol;
import dev.kasus.experiment.Sketch;
import dev.kasus.experiment.Variant;
import dev.kasus.experiment.catalog.Experiments;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.run.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Experiments about a class that is not learnt. */
class ClassExperimentsTest {
    private static final Recipe RECIPE = Sketch.recipe(3, new Layer.Relu(""), Map.of());
    private static final double STUCK = 0.5;
    private static final double TOLD = 0.97;
    private static final Recipe FLIPPED = RECIPE.with(new Edit.Set(
            "training.augmentation",
            TreeWriter.write(
                    List.of(new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of())), List.class)));

    private static Experiment experiment(String id) {
        return Experiments.all().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Recording unlearned(Recipe recipe) {
        return Sketch.classes(recipe, STUCK, TOLD, 100, 1);
    }

    private static Protocol plan(String id, Recording run) {
        return experiment(id).plan(run, Diagnosis.of(run, Rules.all())).orElseThrow();
    }

    /**
     * What is read where the first class ends at one AUC and the others at another in every variant, and untouched is
     * as not learnt as before.
     */
    private static ExperimentOutcome read(Protocol protocol, double first, double others) {
        return read(protocol, first, others, STUCK);
    }

    private static ExperimentOutcome read(Protocol protocol, double first, double others, double untouchedAgain) {
        Map<String, Recording> done = new HashMap<>();
        for (List<Variant> next = protocol.next(done); !next.isEmpty(); next = protocol.next(done)) {
            for (Variant variant : next) {
                boolean untouched = variant.id().equals("untouched-again");
                done.put(
                        variant.id(),
                        Sketch.classes(variant.recipe(), untouched ? untouchedAgain : first, others, 100, 1));
            }
        }
        assertThat(done).hasSizeLessThanOrEqualTo(protocol.mostVariants());
        return protocol.read(done).get(0);
    }

    @Test
    void whereNoClassIsUnlearnedNothingIsAsked() {
        Recording healthy = Sketch.classes(FLIPPED, 0.95, TOLD, 10, 0.4);
        Diagnosis diagnosis = Diagnosis.of(healthy, Rules.all());
        assertThat(Experiments.all().stream().flatMap(it -> it.plan(healthy, diagnosis).stream()))
                .allMatch(protocol -> protocol.expectations().stream()
                        .noneMatch(expected -> expected.cause().contains("class")));
    }

    @Test
    void aFlipThatIsTakenAwaySpeaksForItselfByWhatItBrings() {
        Protocol protocol = plan("augmentation-ablation", unlearned(FLIPPED));
        assertThat(protocol.next(Map.of()).get(0).recipe().training().augmentation())
                .isEmpty();
        assertThat(read(protocol, 0.98, TOLD).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(read(protocol, 0.98, TOLD).severity())
                .isGreaterThan(read(protocol, 0.8, TOLD).severity());
        assertThat(read(protocol, 0.7, TOLD).bearing())
                .as("better, and not learnt all the same")
                .isEqualTo(ExperimentOutcome.Bearing.NEITHER);
        assertThat(read(protocol, 0.52, TOLD).bearing()).isEqualTo(ExperimentOutcome.Bearing.AGAINST);
        assertThat(read(protocol, 0.57, TOLD).bearing()).isEqualTo(ExperimentOutcome.Bearing.NEITHER);
    }

    @Test
    void whereFlipsAreNotItEachOtherAugmentationIsTakenAwayInTurn() {
        Recipe augmented = RECIPE.with(new Edit.Set(
                "training.augmentation",
                TreeWriter.write(
                        List.of(
                                new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of()),
                                new Augmentation.Noise(0.2, 1, List.of("eel")),
                                new Augmentation.Blur(0.05, 1, List.of()),
                                new Augmentation.Cutout(0.5, 1, List.of("roach"))),
                        List.class)));
        Protocol protocol = plan("augmentation-ablation", unlearned(augmented));
        Map<String, Recording> done = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (List<Variant> next = protocol.next(done); !next.isEmpty(); next = protocol.next(done)) {
            Variant variant = next.get(0);
            order.add(variant.id());
            double auc = variant.id().startsWith("without-blur") ? 0.95 : 0.51;
            done.put(variant.id(), Sketch.classes(variant.recipe(), auc, TOLD, 100, 1));
        }
        assertThat(order)
                .as("noise touches another class, and blur is enough")
                .containsExactly("augmentation-ablation", "without-blur-3", "untouched-again");
        ExperimentOutcome outcome = protocol.read(done).get(0);
        assertThat(outcome.bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(outcome.evidence().get(0).sentence())
                .contains("0.51 without flips and rotations, 0.95 without blur");
    }

    @Test
    void aCauseThatExplainsTheClassLeavesNothingToAsk() {
        Recording run = unlearned(FLIPPED);
        Diagnosis observed = Diagnosis.of(run, Rules.all());
        ExperimentOutcome found = read(plan("augmentation-ablation", run), 0.98, TOLD);
        assertThat(experiment("two-class-training").plan(run, observed)).isPresent();
        assertThat(experiment("two-class-training").plan(run, observed.with(List.of(found))))
                .isEmpty();
    }

    @Test
    void whatHelpsMustAlsoBeatTheRecipeUntouchedUnderAnotherSeed() {
        Protocol protocol = plan("augmentation-ablation", unlearned(FLIPPED));
        ExperimentOutcome lucky = read(protocol, 0.8, TOLD, 0.78);
        assertThat(lucky.bearing()).isEqualTo(ExperimentOutcome.Bearing.AGAINST);
        assertThat(lucky.evidence().get(0).sentence()).contains("0.50 (0.78 with another seed)");
        assertThat(read(protocol, 0.98, TOLD, 0.78).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(read(protocol, 0.98, TOLD, 0.3).severity())
                .as("a second control that does worse changes nothing")
                .isEqualTo(read(protocol, 0.98, TOLD).severity());
    }

    @Test
    void aStemOfStrideOneHasNothingToRefine() {
        Recording fine = unlearned(RECIPE);
        assertThat(experiment("finer-stem").plan(fine, Diagnosis.of(fine, Rules.all())))
                .isEmpty();
        Recipe coarse = RECIPE.with(new Edit.Set("model.layers.conv1.stride", Tree.scalar(4L)));
        Recipe finer =
                plan("finer-stem", unlearned(coarse)).next(Map.of()).get(0).recipe();
        assertThat(((Layer.Conv) finer.model().allLayers().get(0)).stride()).isEqualTo(1);
    }

    @Test
    void classesThatAreNotSeparatedAloneOverlap() {
        Protocol protocol = plan("two-class-training", unlearned(FLIPPED));
        Recipe alone = protocol.next(Map.of()).get(0).recipe();
        assertThat(alone.data().limit().classes()).containsExactly("dace", "roach");
        assertThat(alone.training().augmentation()).isEmpty();
        assertThat(read(protocol, 0.55, 0.55).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(read(protocol, 0.95, 0.95).bearing()).isEqualTo(ExperimentOutcome.Bearing.AGAINST);
        assertThat(read(protocol, 0.74, 0.74).bearing()).isEqualTo(ExperimentOutcome.Bearing.NEITHER);
    }

    @Test
    void fewImagesSayNothingAboutImageQuality() {
        Recording rare = Sketch.classes(RECIPE, STUCK, TOLD, 5, 1);
        assertThat(experiment("two-class-training").plan(rare, Diagnosis.of(rare, Rules.all())))
                .isEmpty();
    }

    @Test
    void othersThatAreUnlearnedWhenTheyAreAsRareSpeakForRarity() {
        Protocol protocol = plan("class-size-sweep", Sketch.classes(RECIPE, STUCK, TOLD, 5, 1));
        assertThat(protocol.next(Map.of()))
                .extracting(variant -> variant.recipe().data().limit().trainPerClass())
                .containsExactly(5, 20, 80);
        assertThat(read(protocol, 0.5, 0.6).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(read(protocol, 0.5, 0.95).bearing()).isEqualTo(ExperimentOutcome.Bearing.NEITHER);
        assertThat(read(protocol, 0.5, 0.6).evidence().get(0).sentence())
                .contains(
                        "If dace behaves like them, 10 would reach 0.", ", 25 would reach 0.", ", 100 would reach 0.");
    }

    @Test
    void othersOfTheSameQualityThatAreUnlearnedSpeakForQuality() {
        Protocol blurred = plan("matched-image-quality", Sketch.classes(RECIPE, STUCK, TOLD, 100, 0.4));
        Augmentation blur =
                blurred.next(Map.of()).get(0).recipe().training().augmentation().get(0);
        assertThat(blur).isInstanceOf(Augmentation.Blur.class);
        assertThat(blur.classes()).containsExactly("roach", "perch", "pike", "eel");
        assertThat(read(blurred, 0.5, 0.6).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(read(blurred, 0.65, TOLD).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(read(blurred, 0.5, TOLD).bearing()).isEqualTo(ExperimentOutcome.Bearing.NEITHER);
        Protocol noisy = plan("matched-image-quality", Sketch.classes(RECIPE, STUCK, TOLD, 100, 2));
        Augmentation.Noise noise = (Augmentation.Noise)
                noisy.next(Map.of()).get(0).recipe().training().augmentation().get(0);
        // Roughness 2 = sqrt(1 + 2 s^2) in units of the channel, which is a quarter of white.
        assertThat(noise.std()).isEqualTo(0.25 * Math.sqrt(1.5));
    }

    @Test
    void weightsThatLeadByNothingAreFaded() {
        Recording plain = unlearned(RECIPE);
        assertThat(experiment("without-class-weights").plan(plain, Diagnosis.of(plain, Rules.all())))
                .isEmpty();
        Recipe weighted = RECIPE.with(new Edit.Set(
                "training.loss",
                Tree.Mapping.of(Map.of("cross-entropy", Tree.Mapping.of(Map.of("weights", Tree.scalar("balanced")))))));
        Protocol protocol = plan("without-class-weights", unlearned(weighted));
        assertThat(read(protocol, 0.49, TOLD).bearing()).isEqualTo(ExperimentOutcome.Bearing.FOR);
        assertThat(read(protocol, 0.43, TOLD).bearing()).isEqualTo(ExperimentOutcome.Bearing.NEITHER);
        assertThat(read(protocol, 0.38, TOLD).bearing()).isEqualTo(ExperimentOutcome.Bearing.AGAINST);
    }
}
