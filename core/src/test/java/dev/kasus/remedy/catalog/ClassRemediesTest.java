package dev.kasus.remedy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.EvidenceLevel;
import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.recipe.Edit;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Split;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Remedies for a class that is not learnt. */
class ClassRemediesTest {

    private static Recipe treated(String remedy, Recipe recipe, String... classes) {
        return treatedFor("unlearned-class", remedy, recipe, classes);
    }

    private static Recipe treatedFor(String cause, String remedy, Recipe recipe, String... classes) {
        Finding finding = new Finding(
                cause,
                "",
                new Opinion.Present(
                        0.5, List.of(), List.of(classes), 0, List.of(new Evidence("tag", 0, 0, 0, 0, "Seen."))),
                EvidenceLevel.OBSERVED,
                1);
        return recipe.with(
                Remedies.of(remedy).treat(recipe, finding).orElseThrow().edit());
    }

    @Test
    void aFinerStemStepsOverNothingAndTheHeadSeesAsMuchAsBefore() {
        Recipe coarse = Nets.coarseStem();
        Recipe finer = treated("finer-stem", coarse);
        assertThat(Nets.kinds(finer).stream().filter("max-pool"::equals)).hasSize(3);
        Layer.Conv stem = (Layer.Conv) finer.model().allLayers().get(0);
        assertThat(stem.stride()).isEqualTo(1);
        assertThat(stem.kernel()).isEqualTo(3);
        assertThat(finer.shapes(4).input("global-average-pool1"))
                .isEqualTo(coarse.shapes(4).input("global-average-pool1"));
    }

    @Test
    void wideEnoughDoublesUntilTheNarrowestLayerIsWide() {
        Recipe narrow = Nets.vgg().with(new Edit.Set("model.layers.conv1.filters", Tree.scalar(3L)));
        Recipe wide = treated("minimum-width", narrow);
        assertThat(((Layer.Conv) Nets.layer(wide, "conv1")).filters()).isEqualTo(24);
        assertThat(Remedies.of("minimum-width").treat(wide, Nets.finding("unlearned-class")))
                .isEmpty();
    }

    @Test
    void strongAugmentationsAreBroughtDownAndMildOnesStay() {
        List<Augmentation> all = List.of(
                new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of()),
                new Augmentation.Rotation(180, 0.8, List.of("pike")),
                new Augmentation.Shift(0.2, 1, List.of()),
                new Augmentation.Scale(0.5, 2, 1, List.of()),
                new Augmentation.ColorJitter(0.8, 0, 0, 1, List.of()),
                new Augmentation.Cutout(0.7, 1, List.of()),
                new Augmentation.Noise(0.3, 1, List.of()),
                new Augmentation.Blur(0.1, 1, List.of()));
        Recipe recipe = Nets.lenet().with(TrainingEdits.augmentation(all));
        assertThat(treated("milder-augmentation", recipe).training().augmentation())
                .containsExactly(
                        new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of()),
                        new Augmentation.Rotation(15, 0.8, List.of("pike")),
                        new Augmentation.Shift(0.2, 1, List.of()),
                        new Augmentation.Scale(0.9, 1.1, 1, List.of()),
                        new Augmentation.ColorJitter(0.2, 0.2, 0.2, 1, List.of()),
                        new Augmentation.Cutout(0.25, 1, List.of()),
                        new Augmentation.Noise(0.05, 1, List.of()),
                        new Augmentation.Blur(0.02, 1, List.of()));
    }

    @Test
    void aSplitByGroupNeedsGroupsAndKeepsTheShare() {
        assertThat(treated("group-aware-split", Nets.photographs()).data().split())
                .isEqualTo(new Split.Group(0.25, 0));
        assertThat(Remedies.of("group-aware-split").treat(Nets.lenet(), Nets.finding("train-validation-leak")))
                .isEmpty();
        assertThat(Remedies.all())
                .filteredOn(Remedy::changesWhatIsMeasured)
                .extracting(Remedy::id)
                .containsExactly("group-aware-split");
    }

    @Test
    void flipsAreTakenFromAllWhereClassesAreNotKnownAndOtherChangesStay() {
        List<Augmentation> left = treated("class-conditional-augmentation", Nets.coarseStem(), "dace")
                .training()
                .augmentation();
        assertThat(left).hasSize(1).allMatch(Augmentation.Noise.class::isInstance);
    }

    @Test
    void flipsAreTakenFromTheNamedClassesAloneWhereTheyAreKnown() {
        Recipe known = Nets.coarseStem()
                .with(new Edit.Set(
                        "training.augmentation",
                        new Tree.Sequence(
                                List.of(Tree.Mapping.of(Map.of(
                                        "flip",
                                        Tree.Mapping.of(Map.of(
                                                "classes",
                                                new Tree.Sequence(
                                                        List.of(
                                                                Tree.scalar("dace"),
                                                                Tree.scalar("roach"),
                                                                Tree.scalar("pike")),
                                                        0)))))),
                                0)));
        Augmentation flip = treatedFor("harmful-augmentation", "class-conditional-augmentation", known, "dace", "roach")
                .training()
                .augmentation()
                .get(0);
        assertThat(flip.classes()).containsExactly("pike");
        // That a class is not learnt does not say whom the flips harm.
        assertThat(treated("class-conditional-augmentation", known, "dace")
                        .training()
                        .augmentation())
                .isEmpty();
        assertThat(Remedies.of("class-conditional-augmentation")
                        .treat(
                                known,
                                new Finding(
                                        "harmful-augmentation",
                                        "",
                                        new Opinion.Present(
                                                0.5,
                                                List.of(),
                                                List.of("eel"),
                                                0,
                                                List.of(new Evidence("tag", 0, 0, 0, 0, "Seen."))),
                                        EvidenceLevel.OBSERVED,
                                        1)))
                .isEmpty();
    }
}
