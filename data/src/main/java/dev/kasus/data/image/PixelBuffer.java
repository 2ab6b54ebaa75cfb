package dev.kasus.data.image;

import java.nio.ByteBuffer;

/** Slots of equal size, one an image, in few large segments: a segment has at most 2 GB, so more images need several. */
final class PixelBuffer {
    private final ByteBuffer[] segments;
    private final int slotBytes;
    private final int slotsEach;

    /**
     * @param segments each with a whole number of slots; taken over, not copied
     * @param slotBytes size of a slot
     * @param slotsEach slots of a segment
     */
    PixelBuffer(ByteBuffer[] segments, int slotBytes, int slotsEach) {
        this.segments = segments;
        this.slotBytes = slotBytes;
        this.slotsEach = slotsEach;
    }

    /** Copies a slot's bytes to the buffer's position and moves it. Absolute on this side, so threads do not meet. */
    void copy(int slot, ByteBuffer target) {
        int to = target.position();
        target.put(to, segments[slot / slotsEach], slot % slotsEach * slotBytes, slotBytes);
        target.position(to + slotBytes);
    }

    /** Fills a slot. */
    void put(int slot, byte[] pixels) {
        segments[slot / slotsEach].put(slot % slotsEach * slotBytes, pixels, 0, slotBytes);
    }
}
