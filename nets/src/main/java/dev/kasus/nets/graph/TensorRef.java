package dev.kasus.nets.graph;

import java.util.List;

/**
 * Where the numbers of a layer lie in its file.
 *
 * @param key what the file calls them
 * @param sizes of the tensor
 * @param filterAxis which axis counts the filters or units
 */
public record TensorRef(String key, List<Long> sizes, int filterAxis) {
    /** Copies the list. */
    public TensorRef {
        sizes = List.copyOf(sizes);
    }

    /** How many numbers. */
    public long numbers() {
        return Shape.product(sizes);
    }
}
