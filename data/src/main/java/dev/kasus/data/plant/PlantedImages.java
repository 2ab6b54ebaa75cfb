package dev.kasus.data.plant;

import dev.kasus.data.image.ImageSet;
import java.nio.ByteBuffer;

/** Images of a set, some with another label and some replaced by outliers. */
final class PlantedImages implements ImageSet {
    private final ImageSet images;
    private final int[] labels;
    private final Outliers outliers;

    PlantedImages(ImageSet images, int[] labels, Outliers outliers) {
        this.images = images;
        this.labels = labels;
        this.outliers = outliers;
    }

    @Override
    public int count() {
        return labels.length;
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
        return labels[index];
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
        if (!outliers.copy(index, target)) {
            images.copy(index, target);
        }
    }
}
