package dev.kasus.data.image;

import java.nio.ByteBuffer;

/**
 * The images of two sets, one behind the other.
 *
 * @param first of side and channels that the second has, too
 * @param second behind it
 */
public record JoinedImages(ImageSet first, ImageSet second) implements ImageSet {
    @Override
    public int count() {
        return first.count() + second.count();
    }

    @Override
    public int side() {
        return first.side();
    }

    @Override
    public int channels() {
        return first.channels();
    }

    @Override
    public int label(int index) {
        return index < first.count() ? first.label(index) : second.label(index - first.count());
    }

    @Override
    public String origin(int index) {
        return index < first.count() ? first.origin(index) : second.origin(index - first.count());
    }

    @Override
    public String group(int index) {
        return index < first.count() ? first.group(index) : second.group(index - first.count());
    }

    @Override
    public void copy(int index, ByteBuffer target) {
        if (index < first.count()) {
            first.copy(index, target);
        } else {
            second.copy(index - first.count(), target);
        }
    }
}
