package dev.kasus.data.plant;

import dev.kasus.data.image.ForwardingImages;
import dev.kasus.data.image.ImageSet;
import java.nio.ByteBuffer;

/** Images of a set, some with another label and some replaced by outliers. */
final class PlantedImages extends ForwardingImages {
    private final int[] labels;
    private final Outliers outliers;

    PlantedImages(ImageSet images, int[] labels, Outliers outliers) {
        super(images);
        this.labels = labels;
        this.outliers = outliers;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public void copy(int index, ByteBuffer target) {
        if (!outliers.copy(index, target)) {
            super.copy(index, target);
        }
    }
}
