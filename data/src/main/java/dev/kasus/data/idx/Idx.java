package dev.kasus.data.idx;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.FixedRecords;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.data.source.RawImages;
import dev.kasus.data.source.SourceFolder;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import java.nio.file.Path;

/**
 * Loads the four IDX files of a data set such as MNIST: {@code train} is trained on, {@code t10k} validated on. Classes are named by
 * a file {@code classes.txt} with one name a line, if there is one, else by their numbers.
 */
public final class Idx {
    private static final int LARGEST_SIDE = 1 << 13;

    private Idx() {}

    /** Reads, fits and splits the images. */
    public static Dataset load(Source.Idx source, Data data, LoadProgress progress) {
        Path folder = SourceFolder.of(source.path(), "idx");
        byte[] train = labels(folder, "train");
        byte[] test = labels(folder, "t10k");
        try (RawImages images = new RawImages(data, Math.addExact(train.length, test.length), progress)) {
            images(folder, "train", train, 0, images);
            images(folder, "t10k", test, train.length, images);
            return images.split(
                    folder,
                    folder.resolve("classes.txt"),
                    train.length,
                    i -> i < train.length ? "train " + i : "t10k " + (i - train.length));
        }
    }

    private static byte[] labels(Path folder, String part) {
        try (IdxFile file = IdxFile.open(folder, part + "-labels-idx1-ubyte")) {
            return file.labels(file.sizes(1)[0]);
        }
    }

    private static void images(Path folder, String part, byte[] labels, int first, RawImages images) {
        try (IdxFile file = IdxFile.open(folder, part + "-images-idx3-ubyte")) {
            int[] sizes = file.sizes(3);
            int height = sizes[1];
            int width = sizes[2];
            if (sizes[0] != labels.length) {
                throw new BadInput(
                        file.path() + " has " + sizes[0] + " images for " + labels.length + " labels",
                        "Take both files from the same data set.");
            }
            if (Math.max(height, width) > LARGEST_SIDE) {
                throw new BadInput(
                        file.path() + " claims images of " + width + " x " + height + " pixels",
                        "Images may have up to " + LARGEST_SIDE + " pixels a side.");
            }
            FixedRecords.read(
                    file.path(),
                    file.input(),
                    labels.length,
                    height * width,
                    (i, bytes, at) -> images.put(first + i, labels[i] & 0xFF, new GreyRows(width, height, bytes, at)));
        }
    }
}
