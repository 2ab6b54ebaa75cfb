package dev.kasus.data.image;

import java.nio.ByteBuffer;

/** Images as another set has them; a subclass says what differs. */
public abstract class ForwardingImages implements ImageSet {
    private final ImageSet images;

    /** Images as in a set. */
    protected ForwardingImages(ImageSet images) {
        this.images = images;
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
        images.copy(index, target);
    }
}
