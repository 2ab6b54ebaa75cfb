package dev.kasus.data.split;

import dev.kasus.data.image.ImageSet;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** The images of some of a set's classes, which are counted anew. */
final class ClassSubset implements ImageSet {
    private final ImageSet images;
    private final int[] labels;

    ClassSubset(ImageSet all, List<String> classes, List<String> kept) {
        int[] to = classes.stream().mapToInt(kept::indexOf).toArray();
        this.images = all.select(IntStream.range(0, all.count())
                .filter(i -> to[all.label(i)] >= 0)
                .toArray());
        this.labels =
                IntStream.range(0, images.count()).map(i -> to[images.label(i)]).toArray();
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
        images.copy(index, target);
    }
}
