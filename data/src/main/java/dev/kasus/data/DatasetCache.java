package dev.kasus.data;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.image.PixelBudget;
import dev.kasus.recipe.data.Data;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cache of the most recently used data sets: as many as fit the {@link PixelBudget}, and at least the last few. */
final class DatasetCache {
    /** Kept whatever their size: trials of two data sets may take turns. */
    private static final int ALWAYS = 2;

    private final Map<Data, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    /** The data set, read if it is not held; a second thread that asks for the same waits for the first. */
    Dataset get(Data data, Supplier<Dataset> read) {
        Slot slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(data, key -> new Slot());
        }
        Dataset dataset = slot.get(read);
        forget(PixelBudget.total());
        return dataset;
    }

    private void forget(long budget) {
        synchronized (slots) {
            long bytes = slots.values().stream().mapToLong(slot -> slot.bytes).sum();
            long held = slots.values().stream().filter(slot -> slot.bytes > 0).count();
            Iterator<Slot> eldestFirst = slots.values().iterator();
            while (bytes > budget && held > ALWAYS) {
                Slot slot = eldestFirst.next();
                if (slot.bytes > 0) {
                    eldestFirst.remove();
                    bytes -= slot.bytes;
                    held--;
                }
            }
        }
    }

    private static final class Slot {
        private @Nullable Dataset dataset;
        private volatile long bytes;

        synchronized Dataset get(Supplier<Dataset> read) {
            Dataset held = dataset;
            if (held == null) {
                held = read.get();
                dataset = held;
                bytes = bytes(held.train()) + bytes(held.validation());
            }
            return held;
        }

        private static long bytes(ImageSet images) {
            return (long) images.count() * images.side() * images.side() * images.channels();
        }
    }
}
