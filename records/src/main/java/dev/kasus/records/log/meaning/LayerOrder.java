package dev.kasus.records.log.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of layers from the image to the logits, as far as it can be guessed.
 *
 * @param layers in that order
 * @param from what it was guessed from
 */
record LayerOrder(List<String> layers, String from) {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");
    private static final Set<String> FIRST = Set.of("stem", "input", "embed", "patch");
    private static final Set<String> LAST =
            Set.of("fc", "classifier", "head", "dense", "linear", "logits", "output", "out", "predictions", "top");

    /**
     * The order of a graph where it has the layers, else that of their names: numbers by their size, heads last.
     *
     * @param layers in the order of the log
     * @param modules in the order of the graph
     */
    static LayerOrder of(List<String> layers, List<String> modules) {
        List<String> ordered = new ArrayList<>(layers);
        if (!layers.isEmpty() && modules.containsAll(layers)) {
            ordered.sort(Comparator.comparingInt(modules::indexOf));
            return new LayerOrder(ordered, "the graph");
        }
        boolean sorted = layers.stream().sorted().toList().equals(layers);
        if (!sorted) {
            return new LayerOrder(ordered, "the order in which the log has them");
        }
        ordered.sort(Comparator.comparingInt(LayerOrder::place).thenComparing(LayerOrder::natural));
        return new LayerOrder(ordered, "their names");
    }

    private static int place(String layer) {
        List<String> words = NameWords.of(layer);
        String word =
                words.isEmpty() ? "" : words.get(0).replaceAll("\\d+$", "").toLowerCase(Locale.ROOT);
        return FIRST.contains(word) ? 0 : LAST.contains(word) ? 2 : 1;
    }

    /** The name with its numbers filled up, so that conv2 comes before conv10. */
    private static String natural(String layer) {
        Matcher digits = DIGITS.matcher(layer);
        return digits.replaceAll(number -> String.format(Locale.ROOT, "%09d", Integer.parseInt(number.group())));
    }
}
