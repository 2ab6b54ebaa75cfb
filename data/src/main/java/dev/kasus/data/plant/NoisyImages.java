package dev.kasus.data.plant;

import dev.kasus.data.image.ImageSet;
import dev.kasus.recipe.Seeds;
import java.nio.ByteBuffer;
import java.util.Random;

/** Images of a set with Gaussian noise on every byte: the noise of a sensor in the dark. */
final class NoisyImages implements ImageSet {
    private static final int WHITE = 255;

    private final ImageSet images;
    private final double deviation;
    private final long seed;

    /** @param deviation standard deviation of the noise, on a scale of 0 to 1 */
    NoisyImages(ImageSet images, double deviation, long seed) {
        this.images = images;
        this.deviation = deviation;
        this.seed = seed;
    }

    @Override
    public int count() {
        return images.count();
    }

    @Override
    public int side() {
        return images.side();
    }

    @Override
    public int channels() {
        return images.channels();
    }

    @Override
    public int label(int index) {
        return images.label(index);
    }

    @Override
    public String origin(int index) {
        return images.origin(index);
    }

    @Override
    public String group(int index) {
        return images.group(index);
    }

    @Override
    public void copy(int index, ByteBuffer target) {
        int from = target.position();
        images.copy(index, target);
        Random random = new Random(Seeds.derive(seed, "planted noise", index));
        for (int i = from; i < target.position(); i++) {
            double noisy = (target.get(i) & WHITE) + WHITE * deviation * random.nextGaussian();
            target.put(i, (byte) Math.max(0, Math.min(WHITE, Math.round(noisy))));
        }
    }
}
