package dev.kasus.remedy.data;

import dev.kasus.diagnosis.Finding;
import dev.kasus.diagnosis.Opinion;
import dev.kasus.export.Code;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Augmentation.Flip;
import dev.kasus.recipe.training.Augmentation.Rotation;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes flips and large rotations for the classes that they turn into each other. */
public final class SparedAugmentation implements Remedy {
    @Override
    public String id() {
        return "class-conditional-augmentation";
    }

    @Override
    public String title() {
        return "Class-conditional augmentation";
    }

    @Override
    public String about() {
        return "Flips and large rotations are applied only to classes that they do not harm. If these are not "
                + "known, they are removed.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        List<String> spared = harmed(finding);
        List<Augmentation> augmentation = new ArrayList<>();
        for (Augmentation it : recipe.training().augmentation()) {
            spare(it, spared, recipe).ifPresent(augmentation::add);
        }
        String whom = spared.isEmpty() ? "all classes" : String.join(", ", spared);
        return Treatment.of(
                this,
                recipe,
                "no flips and large rotations for " + whom,
                TrainingEdits.augmentation(augmentation),
                new Code(
                        List.of("# layers.RandomFlip and layers.RandomRotation: not for " + whom),
                        List.of("# v2.RandomHorizontalFlip and v2.RandomRotation: not for " + whom),
                        List.of("// transforms with NDArray.flip and NDImageUtils.rotate90: not for " + whom
                                + ", in RandomAccessDataset.get, where the label is known")));
    }

    /** The classes that an augmentation harms; that one of them is not learnt does not say which the others are. */
    private static List<String> harmed(Finding finding) {
        return finding.id().equals("harmful-augmentation") && finding.opinion() instanceof Opinion.Present present
                ? present.classes()
                : List.of();
    }

    private static Optional<Augmentation> spare(Augmentation it, List<String> spared, Recipe recipe) {
        boolean turns = it.mayChangeTheKind();
        List<String> touched = it.classes().isEmpty() ? known(recipe) : it.classes();
        List<String> rest =
                touched.stream().filter(name -> !spared.contains(name)).toList();
        if (!turns || (!touched.isEmpty() && !spared.isEmpty() && rest.equals(touched))) {
            return Optional.of(it);
        }
        if (spared.isEmpty() || rest.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                it instanceof Flip flip
                        ? new Flip(flip.axis(), flip.probability(), rest)
                        : new Rotation(((Rotation) it).degrees(), ((Rotation) it).probability(), rest));
    }

    private static List<String> known(Recipe recipe) {
        return recipe.data().source() instanceof Source.Reef reef ? reef.species() : List.of();
    }
}
