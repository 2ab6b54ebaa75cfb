package dev.kasus.remedy.regularization;

import dev.kasus.diagnosis.Finding;
import dev.kasus.export.Code;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.remedy.Remedy;
import dev.kasus.remedy.TrainingEdits;
import dev.kasus.remedy.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Trains on mixtures of two images and their labels. */
public record MixedImages(
        String id,
        String title,
        String about,
        String dose,
        Augmentation mixing,
        String keras,
        String pytorch,
        List<String> djl)
        implements Remedy {
    private static final List<String> DJL_BATCH = List.of(
            "// DJL has none: in the place of EasyTrain.trainBatch; other is the batch the other way round",
            "NDArray images = batch.getData().head();",
            "NDArray other = images.flip(0);",
            "NDArray labels = batch.getLabels().head().oneHot(classes);");
    private static final List<String> DJL_STEP = """
            NDArray both = labels.mul(share).add(labels.flip(0).mul(1 - share));
            try (GradientCollector collector = trainer.newGradientCollector()) {
                Loss loss = new SoftmaxCrossEntropyLoss("mixed", 1, -1, false, true);
                collector.backward(loss.evaluate(new NDList(both), trainer.forward(new NDList(mixed))));
            }
            trainer.step();
            """.lines().toList();

    public static Remedy mixup() {
        return new MixedImages(
                "mixup",
                "Mixup",
                "Two images and their labels are blended, so that the net becomes more linear between examples.",
                "alpha 0.2",
                new Augmentation.Mixup(0.2, 1, List.of()),
                "mix = layers.MixUp(alpha=0.2)",
                "mix = v2.MixUp(alpha=0.2, num_classes=classes)",
                """
                double a, b;
                do {  // the share is drawn from Beta(0.2, 0.2); 5 is 1 / 0.2
                    a = Math.pow(RandomUtils.random(), 5);
                    b = Math.pow(RandomUtils.random(), 5);
                } while (a + b > 1);
                double share = a / (a + b);
                NDArray mixed = images.mul(share).add(other.mul(1 - share));
                """.lines().toList());
    }

    public static Remedy cutmix() {
        return new MixedImages(
                "cutmix",
                "CutMix",
                "A rectangle of one image is pasted into another and the labels are blended by area, so that no "
                        + "single region decides.",
                "alpha 1, every other batch",
                new Augmentation.Cutmix(1, 0.5, List.of()),
                "mix = layers.CutMix(factor=1.0)  # for every other batch",
                "mix = v2.RandomApply([v2.CutMix(alpha=1.0, num_classes=classes)], p=0.5)",
                """
                double cut = Math.sqrt(1 - RandomUtils.random());  // for every other batch; Beta(1, 1) is uniform
                long height = Math.round(cut * images.getShape().get(2));
                long width = Math.round(cut * images.getShape().get(3));
                int top = RandomUtils.nextInt((int) (images.getShape().get(2) - height + 1));
                int left = RandomUtils.nextInt((int) (images.getShape().get(3) - width + 1));
                NDIndex box = new NDIndex(":, :, {}:{}, {}:{}", top, top + height, left, left + width);
                NDArray mixed = images.duplicate();
                mixed.set(box, other.get(box));
                double share = 1 - (double) height * width / (images.getShape().get(2) * images.getShape().get(3));
                """.lines().toList());
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
                TrainingEdits.augmentation(augmentation),
                new Code(
                        List.of(
                                keras,
                                "def mixed(images, labels):  # labels one-hot",
                                "    both = mix({\"images\": images, \"labels\": labels})",
                                "    return both[\"images\"], both[\"labels\"]",
                                "training_set = training_set.map(mixed)"),
                        List.of(
                                "from torchvision.transforms import v2",
                                pytorch,
                                "images, labels = mix(images, labels)"),
                        Stream.of(DJL_BATCH, djl, DJL_STEP)
                                .flatMap(List::stream)
                                .toList()));
    }
}
