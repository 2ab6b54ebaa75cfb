package dev.kasus.data.plant;

import dev.kasus.data.image.ForwardingImages;
import dev.kasus.data.image.ImageSet;
import java.nio.ByteBuffer;

/** Images of a set with their channels in the opposite order. */
final class ReversedChannels extends ForwardingImages {
    ReversedChannels(ImageSet images) {
        super(images);
    }

    @Override
    public void copy(int index, ByteBuffer target) {
        int from = target.position();
        super.copy(index, target);
        for (int pixel = from; pixel < target.position(); pixel += channels()) {
            byte first = target.get(pixel);
            int last = pixel + channels() - 1;
            target.put(pixel, target.get(last));
            target.put(last, first);
        }
    }
}
