package dev.kasus.torch.augmentation;

import static org.bytedeco.pytorch.global.torch.make_generator_cpu;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.schema.Nearest;
import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Augmentation.Blur;
import dev.kasus.recipe.training.Augmentation.ColorJitter;
import dev.kasus.recipe.training.Augmentation.Cutmix;
import dev.kasus.recipe.training.Augmentation.Cutout;
import dev.kasus.recipe.training.Augmentation.Flip;
import dev.kasus.recipe.training.Augmentation.Mixup;
import dev.kasus.recipe.training.Augmentation.Noise;
import dev.kasus.recipe.training.Augmentation.Rotation;
import dev.kasus.recipe.training.Augmentation.Scale;
import dev.kasus.recipe.training.Augmentation.Shift;
import dev.kasus.torch.batch.Targets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The random changes of training images, batch by batch. The same seed makes the same changes; images of classes that a change
 * is not for pass through it bit for bit. Consecutive rotations, shifts and scalings are one resampling.
 */
public final class Augmenter {
    private final List<Augmentation> augmentations;
    private final List<Set<Long>> classes;

    private Augmenter(List<Augmentation> augmentations, List<Set<Long>> classes) {
        this.augmentations = augmentations;
        this.classes = classes;
    }

    /** The augmenter of a recipe on data with these classes. */
    public static Augmenter of(List<Augmentation> augmentations, List<String> classes) {
        return new Augmenter(
                augmentations,
                augmentations.stream().map(a -> indices(a, classes)).toList());
    }

    private static Set<Long> indices(Augmentation augmentation, List<String> classes) {
        Set<Long> indices = new HashSet<>();
        for (String name : augmentation.classes()) {
            if (!classes.contains(name)) {
                throw new BadInput(
                        "an augmentation names the class \"" + name + "\", which is not in the data",
                        Nearest.suggest(name, classes));
            }
            indices.add((long) classes.indexOf(name));
        }
        return indices;
    }

    /**
     * Changes a batch; may write to the given images.
     *
     * @param images x channels x height x width on 0 to 1
     * @param labels class of each image
     * @param seed where all of its random numbers come from
     */
    public Augmented apply(Tensor images, Tensor labels, long seed) {
        if (augmentations.isEmpty()) {
            return new Augmented(images, Targets.of(labels));
        }
        long[] names = new long[(int) labels.numel()];
        new org.bytedeco.javacpp.LongPointer(labels.data_ptr()).get(names);
        Affine pending = null;
        Tensor current = images;
        Mixing mixing = new Mixing(labels, names);
        for (int i = 0; i < augmentations.size(); i++) {
            Augmentation augmentation = augmentations.get(i);
            SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "augmentation", i));
            Set<Long> only = classes.get(i);
            if (augmentation instanceof Rotation || augmentation instanceof Shift || augmentation instanceof Scale) {
                pending = pending == null ? new Affine(names.length) : pending;
                pending.add(augmentation, chosen(probability(augmentation), only, names, random), random);
                continue;
            }
            current = pending == null ? current : pending.resample(current);
            pending = null;
            if (augmentation instanceof Mixup || augmentation instanceof Cutmix) {
                current = mixing.mix(current, augmentation, only, random);
            } else {
                boolean[] chosen = chosen(probability(augmentation), only, names, random);
                current = change(current, augmentation, chosen, random);
            }
        }
        return new Augmented(pending == null ? current : pending.resample(current), mixing.targets());
    }

    private static Tensor change(Tensor images, Augmentation augmentation, boolean[] chosen, SplittableRandom random) {
        if (augmentation instanceof Flip flip) {
            long dimension = flip.axis() == Augmentation.Axis.HORIZONTAL ? 3 : 2;
            return torch.where(mask(chosen), images.flip(dimension), images);
        } else if (augmentation instanceof ColorJitter jitter) {
            return ColourChange.apply(images, jitter, chosen, random);
        } else if (augmentation instanceof Cutout cutout) {
            return Rectangles.cutout(images, cutout, chosen, random);
        } else if (augmentation instanceof Blur blur) {
            return Blurring.apply(images, blur, chosen);
        }
        Noise noise = (Noise) augmentation;
        GeneratorOptional generator = new GeneratorOptional(make_generator_cpu(random.nextLong()));
        Tensor noisy =
                torch.empty_like(images).normal_(0, noise.std(), generator).add_(images);
        return torch.where(mask(chosen), noisy, images);
    }

    private static double probability(Augmentation augmentation) {
        if (augmentation instanceof Flip a) {
            return a.probability();
        } else if (augmentation instanceof Rotation a) {
            return a.probability();
        } else if (augmentation instanceof Shift a) {
            return a.probability();
        } else if (augmentation instanceof Scale a) {
            return a.probability();
        } else if (augmentation instanceof ColorJitter a) {
            return a.probability();
        } else if (augmentation instanceof Cutout a) {
            return a.probability();
        } else if (augmentation instanceof Blur a) {
            return a.probability();
        }
        return ((Noise) augmentation).probability();
    }

    private static boolean[] chosen(double probability, Set<Long> only, long[] labels, SplittableRandom random) {
        boolean[] chosen = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            boolean drawn = random.nextDouble() < probability;
            chosen[i] = drawn && (only.isEmpty() || only.contains(labels[i]));
        }
        return chosen;
    }

    /** True for the chosen images, images x 1 x 1 x 1. */
    static Tensor mask(boolean[] chosen) {
        float[] values = new float[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            values[i] = chosen[i] ? 1 : 0;
        }
        return perImage(values).gt(new org.bytedeco.pytorch.Scalar(0.5));
    }

    /** One number an image, images x 1 x 1 x 1. */
    static Tensor perImage(float[] values) {
        return torch.tensor(values).view(values.length, 1, 1, 1);
    }
}
