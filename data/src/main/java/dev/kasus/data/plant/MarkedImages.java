package dev.kasus.data.plant;

import dev.kasus.data.image.ForwardingImages;
import dev.kasus.data.image.ImageSet;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Images of a set, some with a small square in a corner: its corner and its colour belong to the class. */
final class MarkedImages extends ForwardingImages {
    /** The side of the square, as a share of the image's. */
    private static final int SHARE = 10;

    private static final int CORNERS = 4;
    private static final int BRIGHT = 255;

    private final int[] marked;

    /** @param marked indices, ascending */
    MarkedImages(ImageSet images, int[] marked) {
        super(images);
        this.marked = marked;
    }

    @Override
    public void copy(int index, ByteBuffer target) {
        int from = target.position();
        super.copy(index, target);
        if (Arrays.binarySearch(marked, index) < 0) {
            return;
        }
        int mark = Math.max(2, side() / SHARE);
        int label = label(index);
        int top = label % CORNERS < 2 ? 0 : side() - mark;
        int left = label % 2 == 0 ? 0 : side() - mark;
        for (int y = top; y < top + mark; y++) {
            for (int x = left; x < left + mark; x++) {
                for (int channel = 0; channel < channels(); channel++) {
                    boolean lit = channels() == 1 || (label / CORNERS + channel) % channels() != 0;
                    target.put(from + (y * side() + x) * channels() + channel, (byte) (lit ? BRIGHT : 0));
                }
            }
        }
    }
}
