package dev.kasus.torch.augmentation;

import dev.kasus.recipe.training.Augmentation.ColorJitter;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Brightness, contrast and saturation of images, each image by factors of its own. */
final class ColourChange {
    /** Share of red, green and blue in luminance (ITU-R BT.601). */
    private static final float[] LUMINANCE = {0.299f, 0.587f, 0.114f};

    private ColourChange() {}

    static Tensor apply(Tensor images, ColorJitter jitter, boolean[] chosen, SplittableRandom random) {
        int count = chosen.length;
        Tensor brightness = factors(jitter.brightness(), count, random);
        Tensor contrast = factors(jitter.contrast(), count, random);
        Tensor saturation = factors(jitter.saturation(), count, random);
        Tensor bright = images.mul(brightness);
        Tensor mean = grey(bright).mean(new long[] {1, 2, 3}, true, new org.bytedeco.pytorch.ScalarTypeOptional());
        Tensor contrasted = bright.sub(mean).mul_(contrast).add_(mean);
        Tensor grey = grey(contrasted);
        Tensor changed = contrasted.sub(grey).mul_(saturation).add_(grey);
        changed.clamp_(new ScalarOptional(new Scalar(0.0)), new ScalarOptional(new Scalar(1.0)));
        return torch.where(Augmenter.mask(chosen), changed, images);
    }

    private static Tensor factors(double reach, int count, SplittableRandom random) {
        float[] factors = new float[count];
        for (int i = 0; i < count; i++) {
            factors[i] = (float) (1 + reach * (2 * random.nextDouble() - 1));
        }
        return Augmenter.perImage(factors);
    }

    /** Luminance, images x 1 x height x width; of a grey image, itself. */
    private static Tensor grey(Tensor images) {
        if (images.size(1) == 1) {
            return images;
        }
        return images.mul(torch.tensor(LUMINANCE).view(1, 3, 1, 1))
                .sum(new long[] {1}, true, new org.bytedeco.pytorch.ScalarTypeOptional());
    }
}
