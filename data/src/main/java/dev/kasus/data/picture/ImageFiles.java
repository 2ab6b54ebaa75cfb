package dev.kasus.data.picture;

import dev.kasus.data.image.ImageSet;
import dev.kasus.data.image.PixelWriter;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.recipe.data.Data;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads single pictures for prediction. */
public final class ImageFiles {
    private ImageFiles() {}

    /**
     * Pictures and what could not be read.
     *
     * @param images every picture that could be read; all of class 0
     * @param read their files, in the order of the images
     * @param broken the other files, each with the reason in words that follow its name: {@code is empty}
     */
    public record Read(ImageSet images, List<Path> read, Map<Path, String> broken) {}

    /**
     * Reads files, in parallel.
     *
     * @param side of the squares that they are brought to, in pixels
     * @param color colour or grey
     * @param maxMegapixels a picture that claims more is broken
     */
    public static Read read(List<Path> files, int side, Data.Color color, double maxMegapixels) {
        PictureDecoder decoder = new PictureDecoder(side, color.channels(), maxMegapixels);
        try (PixelWriter writer = PixelWriter.open(side, color.channels(), files.size())) {
            Map<Integer, String> refused = ParallelDecoder.decode(files, decoder, writer, LoadProgress.NONE);
            int[] whole = IntStream.range(0, files.size())
                    .filter(i -> !refused.containsKey(i))
                    .toArray();
            List<Path> read = IntStream.of(whole).mapToObj(files::get).toList();
            Map<Path, String> broken = new LinkedHashMap<>();
            refused.forEach((i, reason) -> broken.put(files.get(i), reason));
            ImageSet images = writer.store(
                    whole,
                    new int[whole.length],
                    List.of("unknown"),
                    read.stream().map(Path::toString).toList(),
                    Collections.nCopies(whole.length, ""));
            return new Read(images, read, Collections.unmodifiableMap(broken));
        }
    }
}
