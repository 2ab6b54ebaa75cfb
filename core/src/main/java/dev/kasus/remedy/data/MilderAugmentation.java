package dev.kasus.remedy.data;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Augmentation.Blur;
import dev.kasus.recipe.training.Augmentation.ColorJitter;
import dev.kasus.recipe.training.Augmentation.Cutout;
import dev.kasus.recipe.training.Augmentation.Noise;
import dev.kasus.recipe.training.Augmentation.Rotation;
import dev.kasus.recipe.training.Augmentation.Scale;
import dev.kasus.recipe.training.Augmentation.Shift;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reduces strong augmentations to the usual strength. */
public final class MilderAugmentation implements Remedy {

    @Override
    public String id() {
        return "milder-augmentation";
    }

    @Override
    public String title() {
        return "Milder augmentation";
    }

    @Override
    public String about() {
        return "Rotations, shifts, scalings, blur, noise and similar augmentations of about three times the usual "
                + "strength or more are reduced to the usual strength.";
    }

    /** Empty where none is that strong. */
    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        List<Augmentation> mild = new ArrayList<>();
        Set<String> kinds = new LinkedHashSet<>();
        List<String> keras = new ArrayList<>();
        List<String> pytorch = new ArrayList<>();
        List<String> djl = new ArrayList<>();
        for (Augmentation it : recipe.training().augmentation()) {
            if (it.isStrong()) {
                Usual usual = Usual.of(it);
                mild.add(usual.dose());
                kinds.add(it.kind());
                keras.add(usual.keras());
                pytorch.add(usual.pytorch());
                djl.add(usual.djl());
            } else {
                mild.add(it);
            }
        }
        String dose = "the usual strength of " + String.join(", ", kinds);
        return Treatment.of(this, recipe, dose, TrainingEdits.augmentation(mild), new Code(keras, pytorch, djl));
    }

    /** The usual dose of a kind, and how it is written. */
    private record Usual(Augmentation dose, String keras, String pytorch, String djl) {
        static Usual of(Augmentation strong) {
            if (strong instanceof Rotation it) {
                return new Usual(
                        new Rotation(15, it.probability(), it.classes()),
                        "layers.RandomRotation(15 / 360)",
                        "v2.RandomRotation(15)",
                        "// DJL turns by quarters alone: at most 15 degrees in code of your own");
            } else if (strong instanceof Shift it) {
                return new Usual(
                        new Shift(0.1, it.probability(), it.classes()),
                        "layers.RandomTranslation(0.1, 0.1)",
                        "v2.RandomAffine(0, translate=(0.1, 0.1))",
                        "// DJL has no shift: at most 0.1 of the side in code of your own");
            } else if (strong instanceof Scale it) {
                return new Usual(
                        new Scale(0.9, 1.1, it.probability(), it.classes()),
                        "layers.RandomZoom(0.1)",
                        "v2.RandomAffine(0, scale=(0.9, 1.1))",
                        "// DJL has no scaling about the centre: 0.9 to 1.1 in code of your own");
            } else if (strong instanceof ColorJitter it) {
                return new Usual(
                        new ColorJitter(0.2, 0.2, 0.2, it.probability(), it.classes()),
                        "layers.RandomColorJitter(brightness_factor=0.2, contrast_factor=0.2, saturation_factor=0.2)",
                        "v2.ColorJitter(0.2, 0.2, 0.2)",
                        "builder.addTransform(new RandomColorJitter(0.2f, 0.2f, 0.2f, 0f));  // DJL's PyTorch engine does not run it");
            } else if (strong instanceof Cutout it) {
                return new Usual(
                        new Cutout(0.25, it.probability(), it.classes()),
                        "layers.RandomErasing(scale=(0.0625, 0.0625))",
                        "v2.RandomErasing(scale=(0.0625, 0.0625))",
                        "// DJL has no cutout: a square of a quarter of the side in code of your own");
            } else if (strong instanceof Noise it) {
                return new Usual(
                        new Noise(0.05, it.probability(), it.classes()),
                        "layers.GaussianNoise(0.05)",
                        "v2.GaussianNoise(sigma=0.05)",
                        "builder.addTransform(image -> image.add(image.getManager().randomNormal(image.getShape()).mul(0.05f)));  // behind ToTensor");
            }
            Blur it = (Blur) strong;
            return new Usual(
                    new Blur(0.02, it.probability(), it.classes()),
                    "layers.RandomGaussianBlur(factor=1.0, sigma=0.02 * side)",
                    "v2.GaussianBlur(kernel_size=5, sigma=0.02 * side)",
                    "// DJL has no blur: a standard deviation of 0.02 of the side in code of your own");
        }
    }
}
