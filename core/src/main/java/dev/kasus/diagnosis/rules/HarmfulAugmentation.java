package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.StuckClass;
import dev.kasus.recipe.Augmentation;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An augmentation that makes one class into another, or all of them into what nobody knows again. */
final class HarmfulAugmentation extends ClassCause {
    /** A mirror image or a fish on its back may be another class. */
    private static final double TURNING = 0.5;

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
        Fit fit = Fit.of(recording);
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
                Chance.of(recording).accuracy(LearningCause.LEARNT),
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
    Suspicion suspect(Recording recording, Recipe recipe, StuckClass stuck) {
        List<Augmentation> on = recipe.training().augmentation().stream()
                .filter(it -> it.classes().isEmpty() || it.classes().contains(stuck.name()))
                .toList();
        List<Augmentation> own =
                on.stream().filter(it -> it.classes().size() == 1).toList();
        Evidence seen = Suspicion.recipe(
                "training.augmentation",
                on.size(),
                1,
                on.isEmpty()
                        ? "No augmentation touches " + stuck.name() + "."
                        : "Augmentations that touch " + stuck.name() + ": " + kinds(on)
                                + (own.isEmpty() ? "" : "; that touch no other class: " + kinds(own))
                                + ". Whether they harm it takes a training without them.");
        if (!own.isEmpty()) {
            return Suspicion.of(OWN, List.of(), seen);
        }
        boolean toldApart = stuck.told() >= StuckClass.TOLD_APART;
        boolean turning = on.stream().anyMatch(Augmentation::mayChangeTheKind);
        return turning && !toldApart ? Suspicion.of(TURNING, List.of(), seen) : Suspicion.none(seen);
    }

    static String kinds(List<Augmentation> augmentations) {
        return augmentations.stream().map(Augmentation::kind).distinct().collect(Collectors.joining(", "));
    }
}
