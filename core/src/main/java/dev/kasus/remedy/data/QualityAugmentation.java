package dev.kasus.remedy.data;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Augmentation.Blur;
import dev.kasus.recipe.training.Augmentation.Noise;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Degrades images of every class, so that image quality does not identify a class. */
public final class QualityAugmentation implements Remedy {

    @Override
    public String id() {
        return "quality-augmentation";
    }

    @Override
    public String title() {
        return "Quality augmentation (blur and noise)";
    }

    @Override
    public String about() {
        return "Half of the training images are blurred and half get noise, whatever their class, so that the net "
                + "cannot use image quality.";
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        List<Augmentation> augmentation = new ArrayList<>(recipe.training().augmentation());
        if (augmentation.stream().anyMatch(it -> it instanceof Blur || it instanceof Noise)) {
            return Optional.empty();
        }
        augmentation.add(new Blur(0.05, 0.5, List.of()));
        augmentation.add(new Noise(0.1, 0.5, List.of()));
        return Treatment.of(
                this,
                recipe,
                "half blurred by 0.05 of the side, half with noise of 0.1",
                TrainingEdits.augmentation(augmentation),
                new Code(
                        List.of(
                                "layers.RandomGaussianBlur(factor=0.5)",
                                "layers.GaussianNoise(0.1)  # for every other image"),
                        List.of(
                                "from torchvision.transforms import v2",
                                "v2.RandomApply([v2.GaussianBlur(kernel_size=9)], p=0.5)",
                                "v2.RandomApply([v2.GaussianNoise(sigma=0.1)], p=0.5)"),
                        djl(recipe.data().size())));
    }

    /** A mean over k pixels has the standard deviation sqrt((k^2 - 1) / 12). */
    private static List<String> djl(int side) {
        long half = Math.max(1, Math.round((Math.sqrt(12 * Math.pow(0.05 * side, 2) + 1) - 1) / 2));
        String size = "new Shape(" + (2 * half + 1) + ", " + (2 * half + 1) + ")";
        return List.of(
                "// builder: of the training set, behind ToTensor; DJL has no blur, a mean over a square comes close",
                "builder.addTransform(image -> RandomUtils.nextFloat() < 0.5f ? image",
                "        : Pool.avgPool2d(image.expandDims(0), " + size + ", new Shape(1, 1), new Shape(" + half + ", "
                        + half + "), false, false).squeeze(0));",
                "builder.addTransform(image -> RandomUtils.nextFloat() < 0.5f ? image",
                "        : image.add(image.getManager().randomNormal(image.getShape()).mul(0.1f)));");
    }
}
