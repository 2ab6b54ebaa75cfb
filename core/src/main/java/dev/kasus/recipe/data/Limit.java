package dev.kasus.recipe.data;

import dev.kasus.recipe.schema.Default;
import dev.kasus.recipe.schema.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which classes are kept and, after the split, how many images of each, drawn at random; 0 keeps all.
 *
 * @param trainPerClass to train on
 * @param validationPerClass to validate on
 * @param seed of the draw; not the run's, so that runs under several seeds share one
 * @param classes names of the classes that are kept; empty for all
 * @param trainOf images to train on of single classes, by name, in the place of {@code train-per-class}
 */
public record Limit(
        @Default("0") @Range(min = 0) int trainPerClass,
        @Default("0") @Range(min = 0) int validationPerClass,
        @Default("0") long seed,
        @Default("[]") List<String> classes,
        @Default("{}") Map<String, Integer> trainOf) {
    /** Keeps all. */
    public static final Limit NONE = new Limit(0, 0, 0);

    /** Copies the collections. */
    public Limit {
        classes = List.copyOf(classes);
        trainOf = Collections.unmodifiableMap(new LinkedHashMap<>(trainOf));
    }

    /** All classes, with the same limit. */
    public Limit(int trainPerClass, int validationPerClass, long seed) {
        this(trainPerClass, validationPerClass, seed, List.of(), Map.of());
    }
}
