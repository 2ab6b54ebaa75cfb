package dev.kasus.data.image;

import java.nio.file.Path;
import java.util.List;

/**
 * Takes decoded images from any thread, a slot an image, and makes a {@link PixelStore} of them. Images lie on the
 * heap as long as the {@link PixelBudget} lasts and in a memory-mapped temporary file beyond it.
 */
public abstract sealed class PixelWriter implements AutoCloseable permits HeapPixels, MappedPixels {
    private final int side;
    private final int channels;
    private final int slots;

    PixelWriter(int side, int channels, int slots) {
        this.side = side;
        this.channels = channels;
        this.slots = slots;
    }

    /**
     * Makes room for images.
     *
     * @param side height and width of each, in pixels
     * @param channels 3 or 1
     * @param slots how many
     */
    public static PixelWriter open(int side, int channels, int slots) {
        PixelWriter heap = HeapPixels.within(side, channels, slots);
        return heap != null
                ? heap
                : new MappedPixels(Path.of(System.getProperty("java.io.tmpdir")), side, channels, slots);
    }

    /**
     * Keeps an image. Each slot is filled once, or never.
     *
     * @param pixels height x width x channels; may be reused afterwards
     * @throws dev.kasus.message.BadInput if the disk is full
     */
    public final void put(int slot, byte[] pixels) {
        if (pixels.length != slotBytes()) {
            throw new IllegalArgumentException("an image of " + pixels.length + " bytes in a slot of " + slotBytes());
        }
        write(slot, pixels);
    }

    /**
     * The images of some slots, in a given order. No more images can be put.
     *
     * @param from slot of each image
     * @param labels class of each image, an index into the classes
     * @param classes their names
     * @param origins of each image
     * @param groups of each image; empty texts where there is none
     */
    public final PixelStore store(
            int[] from, int[] labels, List<String> classes, List<String> origins, List<String> groups) {
        return new PixelStore(side, channels, finish(), from, labels, classes, origins, groups);
    }

    /** Frees what is not needed for reading. */
    @Override
    public abstract void close();

    abstract void write(int slot, byte[] pixels);

    abstract PixelBuffer finish();

    final int slotBytes() {
        return side * side * channels;
    }

    final long bytes() {
        return (long) slots * slotBytes();
    }

    /** Whole slots that fit into a segment of a size. */
    final int slotsEach(int segmentBytes) {
        return Math.max(1, segmentBytes / slotBytes());
    }
}
