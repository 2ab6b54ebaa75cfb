package dev.kasus.data.picture;

import java.util.concurrent.Semaphore;

/** Limits parallel decoding so that the pictures fit into half of the heap. */
final class DecodeMemory implements AutoCloseable {
    /** Bytes a pixel, as decoders need them on the way. */
    private static final int PIXEL = 8;

    private static final int MEGABYTES =
            (int) Math.max(1, Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() >> 21));
    private static final Semaphore FREE = new Semaphore(MEGABYTES, true);

    private final int taken;

    private DecodeMemory(long megabytes) {
        taken = (int) Math.min(MEGABYTES, megabytes);
        if (taken > 0) {
            FREE.acquireUninterruptibly(taken);
        }
    }

    /** Takes nothing, for who has taken all already. */
    static DecodeMemory takeNone() {
        return new DecodeMemory(0);
    }

    /** Waits until there is room for a picture; one that is larger than all the room gets all of it. */
    static DecodeMemory take(long pixels) {
        return new DecodeMemory(1 + ((pixels * PIXEL) >> 20));
    }

    /** Waits until no other picture is being decoded. */
    static DecodeMemory takeAll() {
        return new DecodeMemory(MEGABYTES);
    }

    @Override
    public void close() {
        FREE.release(taken);
    }
}
