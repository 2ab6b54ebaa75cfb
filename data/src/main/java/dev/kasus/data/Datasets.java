package dev.kasus.data;

import dev.kasus.data.cifar.Cifar;
import dev.kasus.data.folder.ImageFolder;
import dev.kasus.data.idx.Idx;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.plant.Planting;
import dev.kasus.data.reef.Reef;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.data.split.ClassLimit;
import dev.kasus.data.split.SplitDescription;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32C;

/** Loads the data of a recipe; data that are still in memory are reused. */
public final class Datasets {
    private static final DatasetCache LOADED = new DatasetCache();

    private Datasets() {}

    /**
     * Decodes and splits the images of a recipe, in parallel.
     *
     * @throws dev.kasus.message.BadInput if there is nothing to train on, or a file is broken and the recipe refuses that
     */
    public static Dataset load(Data data, LoadProgress progress) {
        return LOADED.get(data, () -> {
            Dataset limited = ClassLimit.of(data.limit(), read(data, progress));
            Dataset planted = Planting.of(data.plant(), limited);
            // What near means was measured on photographs: drawn fish and digits look alike without being copies.
            return data.source() instanceof Source.Folder ? SplitDescription.of(planted, data.split()) : planted;
        });
    }

    private static Dataset read(Data data, LoadProgress progress) {
        Source source = data.source();
        if (source instanceof Source.Folder folder) {
            return ImageFolder.load(folder, data, progress);
        }
        if (source instanceof Source.Idx idx) {
            return Idx.load(idx, data, progress);
        }
        if (source instanceof Source.Cifar cifar) {
            return Cifar.load(cifar, data, progress);
        }
        return Reef.load((Source.Reef) source, data, progress);
    }

    /** A short digest of every pixel and label of both splits: equal data, equal digest. */
    public static String digest(Dataset dataset) {
        CRC32C checksum = new CRC32C();
        digest(dataset.train(), checksum);
        digest(dataset.validation(), checksum);
        return String.format(Locale.ROOT, "crc32c:%08x", checksum.getValue());
    }

    private static void digest(ImageSet images, CRC32C checksum) {
        int size = images.side() * images.side() * images.channels();
        ByteBuffer image = ByteBuffer.allocate(size + Integer.BYTES);
        checksum.update(image.clear().putInt(images.count()).flip());
        for (int i = 0; i < images.count(); i++) {
            images.copy(i, image.clear());
            checksum.update(image.putInt(images.label(i)).flip());
        }
    }
}
