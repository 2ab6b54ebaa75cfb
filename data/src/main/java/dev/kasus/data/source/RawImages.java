package dev.kasus.data.source;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.Orientation;
import dev.kasus.data.image.PixelRows;
import dev.kasus.data.image.PixelStore;
import dev.kasus.data.image.PixelWriter;
import dev.kasus.data.image.SquareFit;
import dev.kasus.data.split.DatasetSplit;
import dev.kasus.recipe.data.Data;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Takes images and labels in the order of files that hold many, and makes a data set of them. */
public final class RawImages implements AutoCloseable {
    private final Data data;
    private final LoadProgress progress;
    private final PixelWriter writer;
    private final int[] labels;
    private final AtomicInteger done = new AtomicInteger();

    /**
     * @param data what images are brought to
     * @param count how many there will be
     */
    public RawImages(Data data, int count, LoadProgress progress) {
        this.data = data;
        this.progress = progress;
        this.writer = PixelWriter.open(data.size(), data.color().channels(), count);
        this.labels = new int[count];
    }

    /** Takes an image; from any thread, each index once. */
    public void put(int index, int label, PixelRows rows) {
        byte[] square = SquareFit.bytes(
                rows, Orientation.UPRIGHT, data.size(), data.color().channels());
        writer.put(index, square);
        labels[index] = label;
        progress.loaded(done.incrementAndGet(), labels.length);
    }

    /**
     * The data set, when every image has been put. Its classes are the labels that occur.
     *
     * @param folder the images come from
     * @param names file with the names of the classes, one a line; where it does not exist, labels are names
     * @param trained how many images, the first ones, are trained on where the split is given
     * @param origin of an image
     */
    public Dataset split(Path folder, Path names, int trained, IntFunction<String> origin) {
        int[] occurring = IntStream.of(labels).distinct().sorted().toArray();
        List<String> all = LabelNames.of(occurring[occurring.length - 1], names);
        PixelStore store = writer.store(
                IntStream.range(0, labels.length).toArray(),
                IntStream.of(labels)
                        .map(label -> Arrays.binarySearch(occurring, label))
                        .toArray(),
                IntStream.of(occurring).mapToObj(all::get).toList(),
                IntStream.range(0, labels.length).mapToObj(origin).toList(),
                Collections.nCopies(labels.length, ""));
        String[] given = new String[labels.length];
        Arrays.fill(given, 0, trained, "train");
        Arrays.fill(given, trained, given.length, "val");
        return DatasetSplit.of(folder.toString(), data.split(), store, List.of(given), Map.of());
    }

    @Override
    public void close() {
        writer.close();
    }
}
