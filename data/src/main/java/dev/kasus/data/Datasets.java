package dev.kasus.data;

import dev.kasus.BadInput;
import dev.kasus.data.folder.ImageFolder;
import dev.kasus.data.reef.Reef;
import dev.kasus.recipe.Data;
import dev.kasus.recipe.Source;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Loads what a recipe names. Data that are still in memory are loaded once, however many runs ask for them. */
public final class Datasets {
    private static final Map<Data, Slot> LOADED = new ConcurrentHashMap<>();

    private Datasets() {}

    /**
     * Decodes and splits the images of a recipe, in parallel.
     *
     * @throws BadInput if there is nothing to train on, or a file is broken and the recipe refuses that
     */
    public static Dataset load(Data data, LoadProgress progress) {
        return LOADED.computeIfAbsent(data, key -> new Slot()).get(data, progress);
    }

    /** Holds one data set as long as memory allows; a second thread that asks waits for the first. */
    private static final class Slot {
        private SoftReference<@Nullable Dataset> held = new SoftReference<>(null);

        synchronized Dataset get(Data data, LoadProgress progress) {
            Dataset dataset = held.get();
            if (dataset == null) {
                dataset = read(data, progress);
                held = new SoftReference<>(dataset);
            }
            return dataset;
        }
    }

    private static Dataset read(Data data, LoadProgress progress) {
        Source source = data.source();
        if (source instanceof Source.Folder folder) {
            return ImageFolder.load(folder, data, progress);
        }
        if (source instanceof Source.Reef reef) {
            return Reef.load(reef, data, progress);
        }
        throw new BadInput("no reader for " + source, "");
    }

    /** A short digest of every pixel and label of both splits: equal data, equal digest. */
    public static String digest(Dataset dataset) {
        CRC32C checksum = new CRC32C();
        digest(dataset.train(), checksum);
        digest(dataset.validation(), checksum);
        return String.format(java.util.Locale.ROOT, "crc32c:%08x", checksum.getValue());
    }

    private static void digest(ImageSet images, CRC32C checksum) {
        ByteBuffer pixels = ByteBuffer.allocate(images.side() * images.side() * images.channels());
        for (int i = 0; i < images.count(); i++) {
            images.copy(i, pixels.clear());
            checksum.update(pixels.array());
            checksum.update(images.label(i));
        }
    }
}
