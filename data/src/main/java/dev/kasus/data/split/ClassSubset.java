package dev.kasus.data.split;

import dev.kasus.data.image.ForwardingImages;
import dev.kasus.data.image.ImageSet;
import java.util.List;
import java.util.stream.IntStream;

/** The images of some of a set's classes, which are counted anew. */
final class ClassSubset extends ForwardingImages {
    private final int[] labels;

    ClassSubset(ImageSet all, List<String> classes, List<String> kept) {
        this(all, classes.stream().mapToInt(kept::indexOf).toArray());
    }

    /** @param to the new number of each class; negative for one that is left out */
    private ClassSubset(ImageSet all, int[] to) {
        super(all.select(IntStream.range(0, all.count())
                .filter(i -> to[all.label(i)] >= 0)
                .toArray()));
        this.labels = IntStream.range(0, count()).map(i -> to[super.label(i)]).toArray();
    }

    @Override
    public int label(int index) {
        return labels[index];
    }
}
