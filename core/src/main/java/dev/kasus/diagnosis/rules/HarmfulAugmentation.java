package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.UnlearnedClass;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.run.Recording;
import dev.kasus.signal.Series;
import dev.kasus.signal.Signals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Detects an augmentation that turns one class into another, or that makes the images of all classes unrecognisable. */
final class HarmfulAugmentation extends ClassCause {
    /** Flips and large rotations may turn one class into another. */
    private static final double TURNING = 0.5;

    /** Severity if flip-odd features separate the two classes and flip-invariant ones do not. */
    private static final double MIRRORED = 0.6;

    private static final double CHANCE = 0.5;
    /** In standard errors: by chance, one pair in 160 is that far above 0.5. */
    private static final double SURE = 2.5;

    /** An augmentation of a single class makes its training images differ from its validation images. */
    private static final double OWN = 0.7;
    /** The net does not fit its own training images without augmentation: the augmented images were too different or too hard. */
    private static final double STRONG = 0.7;

    @Override
    public String id() {
        return "harmful-augmentation";
    }

    @Override
    public String title() {
        return "Harmful augmentation";
    }

    @Override
    public String about() {
        return "An augmentation destroys what separates the class from another: a flipped left-eyed flatfish looks "
                + "like a right-eyed one, with the wrong label. Or the augmentation is so strong that no class is "
                + "learnt well.";
    }

    @Override
    Optional<Opinion> ofAllClasses(Recording recording, Recipe recipe) {
        TrainingSkill fit = TrainingSkill.of(recording);
        List<Augmentation> strong = strong(recipe);
        boolean suffers = fit.isKnown() && fit.skill() < LearningCause.LEARNT;
        if (strong.isEmpty() || !suffers || recording.epochs() < Underfitting.LEAST_EPOCHS) {
            return Optional.empty();
        }
        Evidence dose = Suspicion.recipe(
                "training.augmentation",
                strong.size(),
                1,
                "Strong augmentations (about three times the usual strength or more): " + kinds(strong) + ".");
        Evidence harm = new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                ChanceLevel.of(recording).accuracy(LearningCause.LEARNT),
                "The net has not learnt its training images: " + fit.words() + ".");
        return Optional.of(new Opinion.Present(STRONG, List.of(), List.of(), 0, List.of(dose, harm)));
    }

    /** Strong augmentations that apply to all classes. */
    static List<Augmentation> strong(Recipe recipe) {
        return recipe.training().augmentation().stream()
                .filter(it -> it.classes().isEmpty() && it.isStrong())
                .toList();
    }

    @Override
    boolean mayCauseUnderprediction() {
        return true;
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        List<Augmentation> on = on(recipe, unlearned);
        List<Augmentation> own = own(recipe, unlearned);
        Evidence seen = Suspicion.recipe(
                "training.augmentation",
                on.size(),
                1,
                on.isEmpty()
                        ? "No augmentation applies to " + unlearned.name() + "."
                        : "Augmentations of " + unlearned.name() + ": " + kinds(on)
                                + (own.isEmpty() ? "" : "; of this class only: " + kinds(own))
                                + ". Only a training without them can show whether they do harm.");
        if (!own.isEmpty()) {
            return Suspicion.of(OWN, List.of(), seen);
        }
        List<Augmentation> turning =
                on.stream().filter(Augmentation::mayChangeTheKind).toList();
        if (turning.isEmpty() || unlearned.lowestAuc() >= UnlearnedClass.SEPARATED) {
            return Suspicion.none(seen);
        }
        Evidence side = side(recording, unlearned);
        boolean onlyMirrored = turning.stream().allMatch(HarmfulAugmentation::mirrorsLeftToRight);
        if (side == null || !onlyMirrored) {
            return Suspicion.of(TURNING, List.of(), seen);
        }
        if (side.observed() <= side.threshold()) {
            return Suspicion.none(side);
        }
        Evidence common = common(recording, unlearned);
        return common != null && common.observed() >= common.threshold()
                ? Suspicion.none(common)
                : Suspicion.of(MIRRORED, List.of(), side);
    }

    /** Flips and rotations harm both classes; an augmentation of the class alone harms only that. */
    @Override
    List<String> sick(Recording recording, Recipe recipe, UnlearnedClass unlearned) {
        return own(recipe, unlearned).isEmpty()
                ? List.of(unlearned.name(), unlearned.mostConfused())
                : List.of(unlearned.name());
    }

    private static List<Augmentation> on(Recipe recipe, UnlearnedClass unlearned) {
        return recipe.training().augmentation().stream()
                .filter(it -> it.classes().isEmpty() || it.classes().contains(unlearned.name()))
                .toList();
    }

    private static List<Augmentation> own(Recipe recipe, UnlearnedClass unlearned) {
        return on(recipe, unlearned).stream()
                .filter(it -> it.classes().size() == 1)
                .toList();
    }

    private static boolean mirrorsLeftToRight(Augmentation augmentation) {
        return augmentation instanceof Augmentation.Flip flip && flip.axis() == Augmentation.Axis.HORIZONTAL;
    }

    /** Evidence that flip-odd features separate the class from its most confused class; null if not recorded. */
    private static @Nullable Evidence side(Recording recording, UnlearnedClass unlearned) {
        Series auc = recording.series(Signals.CLASS_FLIP_ODD_AUC, unlearned.name());
        double error = recording
                .series(Signals.CLASS_FLIP_ODD_AUC_STANDARD_ERROR, unlearned.name())
                .last();
        double common = recording
                .series(Signals.CLASS_FLIP_INVARIANT_AUC, unlearned.name())
                .last();
        if (!Double.isFinite(auc.last()) || !Double.isFinite(error)) {
            return null;
        }
        return new Evidence(
                Signals.CLASS_FLIP_ODD_AUC.of(unlearned.name()),
                auc.lastStep(),
                auc.lastStep(),
                auc.last(),
                CHANCE + SURE * error,
                "Flip-odd features, which a horizontal flip inverts, separate " + unlearned.name() + " from "
                        + unlearned.mostConfused() + " with AUC " + NumberPhrase.number(auc.last())
                        + " (standard error " + NumberPhrase.number(error)
                        + "). About 0.5 means that flipping does no harm."
                        + (Double.isFinite(common)
                                ? " Flip-invariant features: AUC " + NumberPhrase.number(common) + "."
                                : ""));
    }

    /** Evidence that flip-invariant features separate the class from its most confused class; null if not recorded. */
    private static @Nullable Evidence common(Recording recording, UnlearnedClass unlearned) {
        Series auc = recording.series(Signals.CLASS_FLIP_INVARIANT_AUC, unlearned.name());
        if (!Double.isFinite(auc.last())) {
            return null;
        }
        return new Evidence(
                Signals.CLASS_FLIP_INVARIANT_AUC.of(unlearned.name()),
                auc.lastStep(),
                auc.lastStep(),
                auc.last(),
                UnlearnedClass.SEPARATED,
                "Flip-invariant features separate " + unlearned.name() + " from " + unlearned.mostConfused()
                        + " with AUC " + NumberPhrase.number(auc.last())
                        + ": the flip is not the reason that the net confuses them.");
    }

    static String kinds(List<Augmentation> augmentations) {
        return augmentations.stream().map(Augmentation::kind).distinct().collect(Collectors.joining(", "));
    }
}
