package dev.kasus.torch.augmentation;

import dev.kasus.recipe.training.Augmentation;
import dev.kasus.recipe.training.Augmentation.Cutmix;
import dev.kasus.recipe.training.Augmentation.Mixup;
import dev.kasus.torch.batch.Sampler;
import dev.kasus.torch.batch.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Mixes images of a batch with each other, and their labels. An image is mixed at most once. */
final class Mixing {
    private final Tensor labels;
    private final long[] names;
    private final boolean[] mixed;
    private final long[] otherLabels;
    private final float[] shares;
    private boolean any;

    Mixing(Tensor labels, long[] names) {
        this.labels = labels;
        this.names = names;
        this.mixed = new boolean[names.length];
        this.otherLabels = names.clone();
        this.shares = new float[names.length];
        java.util.Arrays.fill(shares, 1f);
    }

    /** The batch with each drawn image mixed with another; images of classes that are not meant stay as they are. */
    Tensor mix(Tensor images, Augmentation augmentation, Set<Long> only, SplittableRandom random) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (!mixed[i] && (only.isEmpty() || only.contains(names[i]))) {
                members.add(i);
            }
        }
        if (members.size() < 2) {
            return images;
        }
        int[] order = Sampler.shuffled(members.size(), random);
        long[] partner = new long[names.length];
        for (int i = 0; i < partner.length; i++) {
            partner[i] = i;
        }
        Rectangles rectangles = new Rectangles(names.length, (int) images.size(2));
        float[] blend = new float[names.length];
        java.util.Arrays.fill(blend, 1f);
        for (int m = 0; m < members.size(); m++) {
            int image = members.get(m);
            int other = members.get(order[m]);
            double kept = keep(image, augmentation, rectangles, random);
            if (other != image && kept < 1) {
                partner[image] = other;
                otherLabels[image] = names[other];
                shares[image] = (float) kept;
                blend[image] = (float) kept;
                mixed[image] = true;
                any = true;
            }
        }
        Tensor others = images.index_select(0, torch.tensor(partner));
        if (augmentation instanceof Cutmix) {
            return torch.where(rectangles.mask(), others, images);
        }
        Tensor share = Augmenter.perImage(blend);
        Tensor blended = images.mul(share).add_(others.mul(share.neg().add(new Scalar(1.0))));
        return torch.where(Augmenter.mask(mixed), blended, images);
    }

    /** How much of an image is kept: 1 if it is not drawn. */
    private static double keep(int image, Augmentation augmentation, Rectangles rectangles, SplittableRandom random) {
        if (augmentation instanceof Mixup mixup) {
            double share = beta(mixup.alpha(), random);
            return random.nextDouble() < mixup.probability() ? share : 1;
        }
        Cutmix cutmix = (Cutmix) augmentation;
        double side = Math.sqrt(1 - beta(cutmix.alpha(), random));
        boolean drawn = random.nextDouble() < cutmix.probability();
        return 1 - rectangles.place(image, drawn ? side : 0, drawn ? side : 0, random);
    }

    /** A draw from Beta(alpha, alpha), by two gamma variables (Marsaglia and Tsang, 2000). */
    private static double beta(double alpha, SplittableRandom random) {
        double first = gamma(alpha, random);
        double second = gamma(alpha, random);
        return first + second == 0 ? 0.5 : first / (first + second);
    }

    private static double gamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** The target labels of the batch after mixing. */
    Targets targets() {
        @Nullable Tensor other = any ? torch.tensor(otherLabels) : null;
        @Nullable Tensor share = any ? torch.tensor(shares) : null;
        return new Targets(labels, other, share);
    }
}
