package dev.kasus.data.image;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Images on the heap. */
final class HeapPixels extends PixelWriter {
    /** Small enough to find room in a heap that is in use. */
    private static final int SEGMENT = 32 << 20;

    private final PixelBuffer buffer;

    private HeapPixels(int side, int channels, int slots) {
        super(side, channels, slots);
        int slotsEach = slotsEach(SEGMENT);
        ByteBuffer[] segments = new ByteBuffer[(slots + slotsEach - 1) / slotsEach];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = ByteBuffer.allocate(Math.min(slotsEach, slots - i * slotsEach) * slotBytes());
        }
        buffer = new PixelBuffer(segments, slotBytes(), slotsEach);
    }

    /** Room on the heap, or null if the budget is used up. */
    static @Nullable PixelWriter within(int side, int channels, int slots) {
        long bytes = (long) slots * side * side * channels;
        if (!PixelBudget.take(bytes)) {
            return null;
        }
        try {
            HeapPixels pixels = new HeapPixels(side, channels, slots);
            PixelBudget.giveAfter(pixels.buffer, bytes);
            return pixels;
        } catch (OutOfMemoryError full) {
            PixelBudget.give(bytes);
            return null;
        }
    }

    @Override
    void write(int slot, byte[] pixels) {
        buffer.put(slot, pixels);
    }

    @Override
    PixelBuffer finish() {
        return buffer;
    }

    @Override
    public void close() {}
}
