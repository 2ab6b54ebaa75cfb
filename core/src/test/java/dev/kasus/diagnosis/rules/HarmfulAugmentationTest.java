package dev.kasus.diagnosis.rules;

import static dev.kasus.diagnosis.rules.Opinions.absent;
import static dev.kasus.diagnosis.rules.Opinions.present;
import static dev.kasus.diagnosis.rules.Opinions.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.signal.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarmfulAugmentationTest {
    private final Rule rule = new HarmfulAugmentation();

    private static Recordings flipped(double auc, Augmentation... augmentation) {
        return Recordings.classes(auc).augmented(List.of(augmentation));
    }

    @Test
    void aFlipOfAnUnlearnedClassIsPresent() {
        present(rule, flipped(0.5, new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of())));
    }

    @Test
    void aFlipOfOtherClassesOrWithoutAnUnlearnedOneIsAbsent() {
        absent(rule, flipped(0.5, new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of("pike"))));
        absent(rule, flipped(0.9, new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of())));
        assertThat(absent(rule, flipped(0.5)).reason()).contains("dace");
        absent(rule, flipped(0.5, new Augmentation.Shift(0.1, 1, List.of())));
    }

    @Test
    void anAugmentationOfOneClassAloneIsMoreSevereAndCountsForUnderpredictedClasses() {
        Augmentation own = new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of("dace"));
        Augmentation all = new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of());
        assertThat(present(rule, flipped(0.5, own)).severity())
                .isGreaterThan(present(rule, flipped(0.5, all)).severity());
        present(rule, flipped(0.9, own).called("dace", 0.1));
        absent(rule, flipped(0.9, all).called("dace", 0.1));
        absent(rule, flipped(0.9, own).called("dace", 0.8));
    }

    @Test
    void whatIsSoStrongThatNoClassIsLearntWellIsPresentWithoutNamingOne() {
        Augmentation strong = new Augmentation.Rotation(180, 1, List.of());
        Opinion.Present found = present(rule, flipped(0.9, strong).fits(0.3, 0.4, 0.5, 0.6, 0.6));
        assertThat(found.classes()).isEmpty();
        assertThat(found.evidence().get(0).sentence()).contains("rotation");
        assertThat(found.evidence().get(1).sentence()).contains("60 %");
        absent(rule, flipped(0.9, strong));
        absent(rule, flipped(0.9, new Augmentation.Rotation(15, 1, List.of())).fits(0.3, 0.4, 0.5, 0.6, 0.6));
        absent(
                rule,
                flipped(0.9, new Augmentation.Rotation(180, 0.2, List.of())).fits(0.3, 0.4, 0.5, 0.6, 0.6));
    }

    @Test
    void withoutTheStandingOfClassesItIsUnknown() {
        unknown(rule, Recordings.run().learns());
    }

    /** What left and right separate, a flip takes away; where they tell nothing, it cannot. */
    @Test
    void aFlipIsPresentIfFlipOddFeaturesSeparateTheTwoAndAbsentIfNot() {
        Augmentation flip = new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of());
        Opinion.Present mirrored = present(rule, sides(0.7, 0.05, flip));
        assertThat(mirrored.severity())
                .isGreaterThan(present(rule, flipped(0.5, flip)).severity());
        assertThat(mirrored.evidence().get(0).sentence()).contains("separate dace from roach with AUC 0.700");
        assertThat(absent(rule, sides(0.6, 0.05, flip)).reason()).contains("0.600");
        absent(rule, sides(0.4, 0.01, flip));
    }

    /** Fish of a track swim one way: two species differ in their sides and are no mirror images of each other. */
    @Test
    void aFlipIsAbsentIfFlipInvariantFeaturesSeparateTheTwo() {
        Augmentation flip = new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of());
        Recordings mirrored = sides(0.9, 0.05, flip).epochs(Signals.CLASS_FLIP_INVARIANT_AUC, "dace", 0.6);
        assertThat(present(rule, mirrored).evidence().get(0).sentence()).contains("Flip-invariant features: AUC 0.600");
        Recordings unlike = sides(0.9, 0.05, flip).epochs(Signals.CLASS_FLIP_INVARIANT_AUC, "dace", 0.8);
        assertThat(absent(rule, unlike).reason())
                .contains("Flip-invariant features")
                .contains("0.800");
    }

    /** What was looked at is left and right. */
    @Test
    void verticalFlipsAndRotationsAreNotRuledOutByIt() {
        present(rule, sides(0.5, 0.05, new Augmentation.Flip(Augmentation.Axis.VERTICAL, 0.5, List.of())));
        present(
                rule,
                sides(
                        0.5,
                        0.05,
                        new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of()),
                        new Augmentation.Rotation(90, 0.5, List.of())));
        present(
                rule,
                sides(Double.NaN, Double.NaN, new Augmentation.Flip(Augmentation.Axis.HORIZONTAL, 0.5, List.of())));
    }

    private static Recordings sides(double auc, double error, Augmentation... augmentation) {
        return flipped(0.5, augmentation)
                .epochs(Signals.CLASS_FLIP_ODD_AUC, "dace", auc)
                .epochs(Signals.CLASS_FLIP_ODD_AUC_STANDARD_ERROR, "dace", error);
    }
}
