package dev.kasus.recipe.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A recipe or an edit as it is written: scalars, sequences and mappings, each with the line it stands on. */
@API(status = API.Status.STABLE, since = "0.2")
public sealed interface Tree {

    /** The line, from 1; 0 where the tree was not read from a text. */
    int line();

    /** The same tree as if it had not been read from a text: equal to every other that says the same. */
    Tree withoutLines();

    /**
     * A scalar.
     *
     * @param value a String, Long, Double or Boolean, or null
     * @param text as it is written, without quotes: {@code 1e-3} or, where a text is wanted, {@code 007}
     */
    record Scalar(@Nullable Object value, String text, int line) implements Tree {
        /** A scalar that is written in the plainest way. */
        public Scalar(@Nullable Object value, int line) {
            this(value, ScalarText.show(value), line);
        }

        @Override
        public Scalar withoutLines() {
            return new Scalar(value, text, 0);
        }
    }

    /** Items in order. */
    record Sequence(List<Tree> items, int line) implements Tree {
        /** Copies the list. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Sequence withoutLines() {
            return new Sequence(items.stream().map(Tree::withoutLines).toList(), 0);
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

        @Override
        public Mapping withoutLines() {
            Map<String, Tree> plain = new LinkedHashMap<>();
            entries.forEach((key, value) -> plain.put(key, value.withoutLines()));
            return of(plain);
        }

        int lineOf(String key) {
            return keyLines.getOrDefault(key, line);
        }
    }

    /** A scalar that was not read from a text; a whole number is the same as 2 and as 2.0. */
    static Scalar scalar(@Nullable Object value) {
        boolean whole = value instanceof Double number
                && number == Math.rint(number)
                && Math.abs(number) < 1e15
                && !number.equals(-0.0);
        return new Scalar(whole && value instanceof Double number ? (Object) number.longValue() : value, 0);
    }
}
