package dev.kasus.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recipe as it is written: scalars, sequences and mappings, each with the line it stands on (0 where there is none). */
public sealed interface Tree {

    /** The line, from 1; 0 where the tree was not read from a text. */
    int line();

    /**
     * A scalar.
     *
     * @param value a String, Long, Double or Boolean, or null
     */
    record Scalar(@Nullable Object value, int line) implements Tree {}

    /** Items in order. */
    record Sequence(List<Tree> items, int line) implements Tree {
        /** Copies the list. */
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * Keys in order.
     *
     * @param keyLines the line of each key
     */
    record Mapping(Map<String, Tree> entries, Map<String, Integer> keyLines, int line) implements Tree {
        /** A mapping that was not read from a text. */
        public static Mapping of(Map<String, Tree> entries) {
            return new Mapping(new LinkedHashMap<>(entries), Map.of(), 0);
        }

        int lineOf(String key) {
            return keyLines.getOrDefault(key, line);
        }
    }

    /** A scalar that was not read from a text. */
    static Scalar scalar(@Nullable Object value) {
        return new Scalar(value, 0);
    }
}
