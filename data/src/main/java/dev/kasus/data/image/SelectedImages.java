package dev.kasus.data.image;

import java.nio.ByteBuffer;

/** Some images of a set, in an order of their own. */
public final class SelectedImages implements ImageSet {
    private final ImageSet all;
    private final int[] indices;

    public SelectedImages(ImageSet all, int[] indices) {
        this.all = all;
        this.indices = indices;
    }

    @Override
    public int count() {
        return indices.length;
    }

    @Override
    public int side() {
        return all.side();
    }

    @Override
    public int channels() {
        return all.channels();
    }

    @Override
    public int label(int index) {
        return all.label(indices[index]);
    }

    @Override
    public String origin(int index) {
        return all.origin(indices[index]);
    }

    @Override
    public String group(int index) {
        return all.group(indices[index]);
    }

    @Override
    public void copy(int index, ByteBuffer target) {
        all.copy(indices[index], target);
    }
}
