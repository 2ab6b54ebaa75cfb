package dev.kasus.diagnosis.rules;

import dev.kasus.diagnosis.Evidence;
import dev.kasus.diagnosis.StuckClass;
import dev.kasus.recipe.Augmentation;
import dev.kasus.recipe.Recipe;
import dev.kasus.run.Recording;
import java.util.List;

/** An augmentation that makes one class into another. */
final class HarmfulAugmentation extends ClassCause {
    /** A mirror image or a fish on its back may be another class. */
    private static final double TURNING = 0.5;

    private static final double OTHER = 0.35;

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
        return "An augmentation destroys what tells the class from another: mirrored, a left-eyed flatfish is a right-eyed one with the wrong label.";
    }

    @Override
    Suspicion suspect(Recording recording, Recipe recipe, StuckClass stuck) {
        List<Augmentation> on = recipe.training().augmentation().stream()
                .filter(it -> it.classes().isEmpty() || it.classes().contains(stuck.name()))
                .toList();
        double turned = on.stream().anyMatch(Augmentation::mayChangeTheKind) ? TURNING : 0;
        Evidence seen = Suspicion.recipe(
                "training.augmentation",
                on.size(),
                1,
                on.isEmpty()
                        ? "No augmentation touches " + stuck.name() + "."
                        : "Augmentations that touch " + stuck.name() + ": "
                                + String.join(
                                        ", ",
                                        on.stream()
                                                .map(Augmentation::kind)
                                                .distinct()
                                                .toList())
                                + ". Whether they harm it takes a training without them.");
        return on.isEmpty() ? Suspicion.none(seen) : Suspicion.of(Math.max(OTHER, turned), List.of(), seen);
    }
}
