package dev.kasus.remedy;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Augmentation;
import dev.kasus.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Training on mixtures of two images and their labels. */
record MixedImages(
        String id, String title, String about, String dose, Augmentation mixing, String keras, String pytorch)
        implements Remedy {

    static Remedy mixup() {
        return new MixedImages(
                "mixup",
                "Mixup",
                "Two images and their labels are blended, so that the net has to be linear between examples.",
                "alpha 0.2",
                new Augmentation.Mixup(0.2, 1, List.of()),
                "mix = layers.MixUp(alpha=0.2)",
                "mix = v2.MixUp(alpha=0.2, num_classes=classes)");
    }

    static Remedy cutmix() {
        return new MixedImages(
                "cutmix",
                "CutMix",
                "A rectangle of one image is pasted into another and the labels are blended by area, so that no single spot can"
                        + " decide.",
                "alpha 1, every other batch",
                new Augmentation.Cutmix(1, 0.5, List.of()),
                "mix = layers.CutMix(factor=1.0)  # for every other batch",
                "mix = v2.RandomApply([v2.CutMix(alpha=1.0, num_classes=classes)], p=0.5)");
    }

    @Override
    public Optional<Treatment> treat(Recipe recipe, Finding finding) {
        List<Augmentation> augmentation = new ArrayList<>(recipe.training().augmentation());
        if (augmentation.stream().anyMatch(present -> present.getClass() == mixing.getClass())) {
            return Optional.empty();
        }
        augmentation.add(mixing);
        return Treatment.of(
                this,
                recipe,
                dose,
                Knobs.augmentation(augmentation),
                List.of(
                        keras,
                        "def mixed(images, labels):  # labels one-hot",
                        "    both = mix({\"images\": images, \"labels\": labels})",
                        "    return both[\"images\"], both[\"labels\"]",
                        "training_set = training_set.map(mixed)"),
                List.of("from torchvision.transforms import v2", pytorch, "images, labels = mix(images, labels)"));
    }
}
