package dev.kasus.data;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decoded images in memory. */
public final class PixelStore implements ImageSet {
    private final int side;
    private final int channels;
    private final byte[][] pixels;
    private final List<String> classes;
    private final int[] labels;
    private final List<String> origins;
    private final List<String> groups;

    /**
     * @param pixels of each image, height x width x channels; taken over, not copied
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
        this.side = side;
        this.channels = channels;
        this.pixels = pixels;
        this.classes = List.copyOf(classes);
        Map<String, Integer> places = new HashMap<>();
        classes.forEach(name -> places.put(name, places.size()));
        this.labels = names.stream()
                .mapToInt(name -> java.util.Objects.requireNonNull(places.get(name)))
                .toArray();
        this.origins = List.copyOf(origins);
        this.groups = List.copyOf(groups);
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
        target.put(pixels[index]);
    }
}
