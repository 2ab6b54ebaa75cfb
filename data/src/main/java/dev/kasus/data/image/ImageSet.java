package dev.kasus.data.image;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decoded images of one size, a byte a channel, row by row with the channels of a pixel beside each other (height x width x
 * channels), with their labels. Immutable and safe to read from several threads.
 */
public interface ImageSet {

    /** How many images. */
    int count();

    /** Height and width of every image, in pixels. */
    int side();

    /** 3 for red, green, blue; 1 for grey. */
    int channels();

    /** The class of an image: an index into the data set's classes. */
    int label(int index);

    /** Where an image comes from: its path, or its place in a file or in the reef. */
    String origin(int index);

    /** The group of an image, such as its track; empty if it has none. */
    String group(int index);

    /** Copies an image's {@code side x side x channels} bytes to the buffer's position and moves it. */
    void copy(int index, ByteBuffer target);

    /** Some of the images, in a given order, without copying pixels. */
    default ImageSet select(int[] indices) {
        return new SelectedImages(this, indices.clone());
    }

    /** Images of each class. */
    default int[] counts(List<String> classes) {
        int[] counts = new int[classes.size()];
        for (int i = 0; i < count(); i++) {
            counts[label(i)]++;
        }
        return counts;
    }

    /** Groups of each class; an image in none is one by itself. */
    default int[] groupCounts(List<String> classes) {
        int[] counts = new int[classes.size()];
        Set<String> met = new HashSet<>();
        for (int i = 0; i < count(); i++) {
            boolean first = group(i).isEmpty() || met.add(label(i) + "/" + group(i));
            counts[label(i)] += first ? 1 : 0;
        }
        return counts;
    }
}
