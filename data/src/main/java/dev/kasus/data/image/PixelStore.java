package dev.kasus.data.image;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Decoded images in one buffer: on the heap, or memory-mapped where they are many. */
public final class PixelStore implements ImageSet {
    private final int side;
    private final int channels;
    private final PixelBuffer pixels;
    private final int[] slots;
    private final int[] labels;
    private final List<String> classes;
    private final List<String> origins;
    private final List<String> groups;

    PixelStore(
            int side,
            int channels,
            PixelBuffer pixels,
            int[] slots,
            int[] labels,
            List<String> classes,
            List<String> origins,
            List<String> groups) {
        this.side = side;
        this.channels = channels;
        this.pixels = pixels;
        this.slots = slots.clone();
        this.labels = labels.clone();
        this.classes = List.copyOf(classes);
        this.origins = List.copyOf(origins);
        this.groups = List.copyOf(groups);
    }

    /**
     * Images that are there already.
     *
     * @param pixels of each image, height x width x channels; copied
     * @param names class of each image
     * @param classes all of them, in the order of the labels
     * @param origins of each image
     * @param groups of each image; empty texts where there is none
     */
    public PixelStore(
            int side,
            int channels,
            byte[][] pixels,
            List<String> names,
            List<String> classes,
            List<String> origins,
            List<String> groups) {
        this(
                side,
                channels,
                copied(side, channels, pixels),
                IntStream.range(0, pixels.length).toArray(),
                labels(names, classes),
                classes,
                origins,
                groups);
    }

    private static PixelBuffer copied(int side, int channels, byte[][] pixels) {
        try (PixelWriter writer = PixelWriter.open(side, channels, pixels.length)) {
            for (int i = 0; i < pixels.length; i++) {
                writer.put(i, pixels[i]);
            }
            return writer.finish();
        }
    }

    /** The index of each image's class. */
    public static int[] labels(List<String> names, List<String> classes) {
        Map<String, Integer> places = new HashMap<>();
        classes.forEach(name -> places.put(name, places.size()));
        return names.stream()
                .mapToInt(name -> Objects.requireNonNull(places.get(name)))
                .toArray();
    }

    /** Names of the classes, in the order of the labels. */
    public List<String> classes() {
        return classes;
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public String origin(int index) {
        return origins.get(index);
    }

    @Override
    public String group(int index) {
        return groups.get(index);
    }

    @Override
    public void copy(int index, ByteBuffer target) {
        pixels.copy(slots[index], target);
    }
}
