package dev.kasus.data.picture;

import dev.kasus.data.image.PixelWriter;
import dev.kasus.data.source.LoadProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Decodes many files in parallel. */
public final class ParallelDecoder {
    private ParallelDecoder() {}

    /**
     * Decodes each file into the slot of its index.
     *
     * @return why a file is broken, by its index; the slots of these stay empty
     */
    public static Map<Integer, String> decode(
            List<Path> files, PictureDecoder decoder, PixelWriter writer, LoadProgress progress) {
        Map<Integer, String> broken = new ConcurrentSkipListMap<>();
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, files.size()).parallel().forEach(i -> {
            try {
                writer.put(i, decoder.decode(files.get(i)));
            } catch (UnreadablePicture refused) {
                broken.put(i, refused.reason());
            }
            progress.loaded(done.incrementAndGet(), files.size());
        });
        return broken;
    }
}
