package dev.kasus.data.reef;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.PixelStore;
import dev.kasus.data.reef.fish.Species;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.data.split.DatasetSplit;
import dev.kasus.message.BadInput;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Draws the built-in data set. An image depends on seed, split, species, its place among the images of that species, size and
 * conditions, and on nothing else: other species, other counts and the number of threads leave it alone.
 */
public final class Reef {
    /** Side of the smallest picture, in pixels. */
    public static final int SMALLEST = 24;
    /** Side of the largest picture, in pixels. */
    public static final int LARGEST = 128;

    /** Images that one thread draws in a row. */
    private static final int CHUNK = 32;

    private Reef() {}

    /** Names of all species, in the order of the labels. */
    public static List<String> species() {
        return Arrays.stream(Species.values()).map(Species::label).toList();
    }

    /**
     * Draws both splits, in parallel.
     *
     * @throws BadInput if the recipe names a species that is not there, asks for a size outside 24 to 128, or for more images than
     *     memory holds
     */
    public static Dataset load(Source.Reef source, Data data, LoadProgress progress) {
        checkSize(data.size());
        Roster roster = new Roster(source);
        int channels = data.color().channels();
        checkMemory(roster, (long) data.size() * data.size() * channels);
        List<Roster.Shot> shots = roster.shots();
        byte[][] pixels = new byte[shots.size()][];
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, (pixels.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            Scene scene = new Scene(data.size());
            int end = Math.min(pixels.length, (chunk + 1) * CHUNK);
            for (int i = chunk * CHUNK; i < end; i++) {
                pixels[i] = roster.draw(scene, shots.get(i), channels);
                progress.loaded(done.incrementAndGet(), pixels.length);
            }
        });
        PixelStore store = new PixelStore(
                data.size(),
                channels,
                pixels,
                shots.stream().map(shot -> shot.label().label()).toList(),
                roster.species().stream().map(Species::label).toList(),
                shots.stream().map(Roster.Shot::origin).toList(),
                shots.stream().map(Roster.Shot::group).toList());
        List<String> given = shots.stream()
                .map(shot -> shot.shoal().validation() ? "val" : "train")
                .toList();
        return DatasetSplit.of("the reef", data.split(), store, given, Map.of());
    }

    static void checkSize(int size) {
        if (size < SMALLEST || size > LARGEST) {
            throw new BadInput(
                    "the reef cannot be drawn at " + size + " pixels",
                    "Set data.size to " + SMALLEST + " to " + LARGEST + ".");
        }
    }

    private static void checkMemory(Roster roster, long bytesEach) {
        long count =
                roster.shoals().stream().mapToLong(s -> s.setting().count()).sum();
        long bytes = count * (bytesEach + 500);
        if (bytes > Runtime.getRuntime().maxMemory() / 4 * 3) {
            throw new BadInput(
                    count + " images of the reef would take " + (bytes >> 20) + " MB, more than there is memory for",
                    "Ask for fewer or smaller images, or give Java more memory (-Xmx).");
        }
    }
}
