package dev.kasus.data.plant;

import dev.kasus.data.image.ForwardingImages;
import dev.kasus.data.image.ImageSet;
import dev.kasus.recipe.Seeds;
import java.nio.ByteBuffer;
import java.util.Random;

/** Images of a set with Gaussian noise on every byte: the noise of a sensor in the dark. */
final class NoisyImages extends ForwardingImages {
    private static final int WHITE = 255;

    private final double deviation;
    private final long seed;

    /** @param deviation standard deviation of the noise, on a scale of 0 to 1 */
    NoisyImages(ImageSet images, double deviation, long seed) {
        super(images);
        this.deviation = deviation;
        this.seed = seed;
    }

    @Override
    public void copy(int index, ByteBuffer target) {
        int from = target.position();
        super.copy(index, target);
        Random random = new Random(Seeds.derive(seed, "planted noise", index));
        for (int i = from; i < target.position(); i++) {
            double noisy = (target.get(i) & WHITE) + WHITE * deviation * random.nextGaussian();
            target.put(i, (byte) Math.max(0, Math.min(WHITE, Math.round(noisy))));
        }
    }
}
