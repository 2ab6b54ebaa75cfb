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

/** An augmentation that makes one class into another, or all of them into what nobody knows again. */
final class HarmfulAugmentation extends ClassCause {
    /** A mirror image or a fish on its back may be another class. */
    private static final double TURNING = 0.5;

    /** The two are seen to be separated by their sides, and by nothing that both sides have in common. */
    private static final double MIRRORED = 0.6;

    private static final double CHANCE = 0.5;
    /** Standard errors: by chance one pair in 160 is further above one half than that. */
    private static final double SURE = 2.5;

    /** What is done to one class and to no other makes its training images unlike those that it is asked about. */
    private static final double OWN = 0.7;
    /** The net does not know its own training images, as they are: what it was trained on was too far from them, or too hard. */
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
        return "An augmentation destroys what tells the class from another: mirrored, a left-eyed flatfish is a right-eyed one with the wrong label. Or it is so strong that no class is learnt well.";
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
                "Strong augmentations, about three times the usual dose or more: " + kinds(strong) + ".");
        Evidence harm = new Evidence(
                fit.tag(),
                fit.step(),
                fit.step(),
                fit.accuracy(),
                ChanceLevel.of(recording).accuracy(LearningCause.LEARNT),
                "The net suffers: " + fit.words() + ".");
        return Optional.of(new Opinion.Present(STRONG, List.of(), List.of(), 0, List.of(dose, harm)));
    }

    /** Those that change images of all classes much. */
    static List<Augmentation> strong(Recipe recipe) {
        return recipe.training().augmentation().stream()
                .filter(it -> it.classes().isEmpty() && it.isStrong())
                .toList();
    }

    @Override
    boolean mayMakeAClassSeldomCalled() {
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
                        ? "No augmentation touches " + unlearned.name() + "."
                        : "Augmentations that touch " + unlearned.name() + ": " + kinds(on)
                                + (own.isEmpty() ? "" : "; that touch no other class: " + kinds(own))
                                + ". Whether they harm it takes a training without them.");
        if (!own.isEmpty()) {
            return Suspicion.of(OWN, List.of(), seen);
        }
        List<Augmentation> turning =
                on.stream().filter(Augmentation::mayChangeTheKind).toList();
        if (turning.isEmpty() || unlearned.told() >= UnlearnedClass.TOLD_APART) {
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

    /** What turns images takes from both what separates them; what touches the class alone harms it alone. */
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

    /** Whether left and right tell the class from its most confused class, which a mirror takes away; null if that was not looked at. */
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
                "By what its images have on one side only, " + unlearned.name() + " is separated from "
                        + unlearned.mostConfused()
                        + " at AUC " + NumberPhrase.number(auc.last()) + ", with a standard error of "
                        + NumberPhrase.number(error)
                        + "; a flip takes that away. About 0.5 says that mirroring changes nothing."
                        + (Double.isFinite(common)
                                ? " By what both sides have in common: " + NumberPhrase.number(common) + "."
                                : ""));
    }

    /** Whether what a flip leaves as it is tells the class from its most confused class; null if that was not looked at. */
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
                UnlearnedClass.TOLD_APART,
                "By what both sides of its images have in common, which a flip leaves as it is, " + unlearned.name()
                        + " is separated from " + unlearned.mostConfused() + " at AUC "
                        + NumberPhrase.number(auc.last())
                        + ": a flip is not why they are not separated.");
    }

    static String kinds(List<Augmentation> augmentations) {
        return augmentations.stream().map(Augmentation::kind).distinct().collect(Collectors.joining(", "));
    }
}
