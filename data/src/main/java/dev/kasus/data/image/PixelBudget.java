package dev.kasus.data.image;

import dev.kasus.message.BadInput;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The heap limit for decoded images of all data sets together: {@code -Dkasus.data.memory} in megabytes, or a quarter of the
 * largest heap.
 */
public final class PixelBudget {
    public static final String PROPERTY = "kasus.data.memory";

    private static final AtomicLong TAKEN = new AtomicLong();
    private static final Cleaner CLEANER = Cleaner.create();

    private PixelBudget() {}

    /** The whole budget, in bytes. */
    public static long total() {
        String text = System.getProperty(PROPERTY);
        if (text == null) {
            return Runtime.getRuntime().maxMemory() / 4;
        }
        try {
            return Math.multiplyExact(Long.parseUnsignedLong(text.strip()), 1L << 20);
        } catch (ArithmeticException | NumberFormatException malformed) {
            throw new BadInput(
                    PROPERTY + " is \"" + text + "\"", "Use a whole number of megabytes, such as 512.", malformed);
        }
    }

    /** What is taken of it, in bytes. */
    static long taken() {
        return TAKEN.get();
    }

    /** Takes bytes if they are left. */
    static boolean take(long bytes) {
        long total = total();
        long taken = TAKEN.get();
        while (bytes <= total - taken) {
            if (TAKEN.compareAndSet(taken, taken + bytes)) {
                return true;
            }
            taken = TAKEN.get();
        }
        return false;
    }

    /** Gives bytes back. */
    static void give(long bytes) {
        TAKEN.addAndGet(-bytes);
    }

    /** Gives bytes back once nobody holds their owner any more. */
    static void giveAfter(Object owner, long bytes) {
        CLEANER.register(owner, () -> give(bytes));
    }
}
