package dev.kasus.data.plant;

import dev.kasus.data.image.ImageSet;
import dev.kasus.recipe.Seeds;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Pictures that show no class: the pixels of another training image in random order. So they have the brightness, contrast and
 * colours of the data, which noise would not have, and batch norm's statistics stay those of the data; but nothing has a shape, and since the other image
 * is drawn whatever its class, its colours say nothing about the label.
 */
final class Outliers {
    private final ImageSet images;
    private final int[] indices;
    private final int[] donors;
    private final long seed;

    /** @param indices of the images that are replaced, ascending */
    Outliers(ImageSet images, int[] indices, long seed) {
        this.images = images;
        this.indices = indices;
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "planted outliers", 0));
        this.donors = Arrays.stream(indices).map(i -> other(i, random)).toArray();
    }

    /** Another image; the image itself where it is the only one. */
    private int other(int index, SplittableRandom random) {
        int count = images.count();
        return count == 1 ? index : (index + 1 + random.nextInt(count - 1)) % count;
    }

    /** Copies the picture in the place of an image; false if the image is no outlier. */
    boolean copy(int index, ByteBuffer target) {
        int place = Arrays.binarySearch(indices, index);
        if (place < 0) {
            return false;
        }
        int channels = images.channels();
        int pixels = images.side() * images.side();
        ByteBuffer donor = ByteBuffer.allocate(pixels * channels);
        images.copy(donors[place], donor);
        for (int pixel : Planting.shuffled(pixels, Seeds.derive(seed, "planted pixels", index))) {
            target.put(donor.array(), pixel * channels, channels);
        }
        return true;
    }
}
