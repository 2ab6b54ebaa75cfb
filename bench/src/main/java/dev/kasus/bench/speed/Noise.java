package dev.kasus.bench.speed;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.image.PixelStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Images of pure noise, to measure speed and memory on: what they show does not matter. */
final class Noise {
    static final int CLASSES = 12;

    private static final List<String> NAMES =
            IntStream.range(0, CLASSES).mapToObj(i -> "c" + i).toList();

    private Noise() {}

    static Dataset dataset(int train, int validation, int side, int channels) {
        return new Dataset(NAMES, images(train, side, channels, 1), images(validation, side, channels, 2), Map.of());
    }

    private static ImageSet images(int count, int side, int channels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] pixels = new byte[count][side * side * channels];
        Arrays.stream(pixels).forEach(random::nextBytes);
        List<String> labels =
                IntStream.range(0, count).mapToObj(i -> NAMES.get(i % CLASSES)).toList();
        List<String> blank = IntStream.range(0, count).mapToObj(i -> "").toList();
        return new PixelStore(side, channels, pixels, labels, NAMES, blank, blank);
    }
}
