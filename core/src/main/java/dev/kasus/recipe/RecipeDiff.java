package dev.kasus.recipe;

import dev.kasus.message.SafeText;
import dev.kasus.recipe.model.Layer;
import dev.kasus.recipe.schema.Tree;
import dev.kasus.recipe.schema.TreeWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The differences between two recipes, one line for each key or layer. */
public final class RecipeDiff {
    private RecipeDiff() {}

    /**
     * Lines with {@code -} are only in the first recipe, lines with {@code +} only in the second. Defaults of a
     * layer are not shown.
     */
    public static List<String> between(Recipe first, Recipe second) {
        Map<String, String> before = keys(first);
        Map<String, String> after = keys(second);
        List<String> lines = new ArrayList<>();
        Set<String> paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (String path : paths) {
            String old = before.get(path);
            String now = after.get(path);
            if (!Objects.equals(old, now)) {
                if (old != null) {
                    lines.add("- " + path + ": " + old);
                }
                if (now != null) {
                    lines.add("+ " + path + ": " + now);
                }
            }
        }
        lines.addAll(layers(layerLines(first), layerLines(second)));
        return lines;
    }

    private static Map<String, String> keys(Recipe recipe) {
        Map<String, String> keys = new LinkedHashMap<>();
        TreeWriter.write(recipe).entries().forEach((key, tree) -> {
            if (key.equals("model") && tree instanceof Tree.Mapping model) {
                model.entries().forEach((inner, value) -> {
                    if (!inner.equals("layers")) {
                        collect(key + "." + inner, value, keys);
                    }
                });
            } else {
                collect(key, tree, keys);
            }
        });
        return keys;
    }

    private static void collect(String path, Tree tree, Map<String, String> into) {
        if (tree instanceof Tree.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach((key, value) -> collect(path + "." + SafeText.line(key), value, into));
        } else {
            into.put(path, flow(tree));
        }
    }

    private static List<String> layerLines(Recipe recipe) {
        List<String> lines = new ArrayList<>();
        layerLines("model.layers.", recipe.model().layers(), lines);
        return lines;
    }

    /** A residual block is followed by its layers, so that a change inside it is one line too. */
    private static void layerLines(String path, List<Layer> layers, List<String> lines) {
        for (Layer layer : layers) {
            String name = path + layer.name();
            if (layer instanceof Layer.Residual block) {
                lines.add(name + ": residual");
                layerLines(name + ".body.", block.body(), lines);
                layerLines(name + ".shortcut.", block.shortcut(), lines);
            } else {
                lines.add(name + ": " + flow(TreeWriter.brief(layer.named(""), Layer.class)));
            }
        }
    }

    /** Longest common subsequence, so that an inserted layer is one line. */
    private static List<String> layers(List<String> first, List<String> second) {
        int head = 0;
        while (head < Math.min(first.size(), second.size()) && first.get(head).equals(second.get(head))) {
            head++;
        }
        List<String> before = first.subList(head, first.size());
        List<String> after = second.subList(head, second.size());
        CommonSubsequence common = new CommonSubsequence(before, after);
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common.from(i + 1, j) >= common.from(i, j + 1))) {
                lines.add("- " + before.get(i++));
            } else {
                lines.add("+ " + after.get(j++));
            }
        }
        return lines;
    }

    /** A tree in YAML's flow style, on one line. */
    static String flow(Tree tree) {
        if (tree instanceof Tree.Scalar scalar) {
            return SafeText.line(scalar.text());
        }
        if (tree instanceof Tree.Sequence sequence) {
            return "["
                    + String.join(
                            ", ",
                            sequence.items().stream().map(RecipeDiff::flow).toList()) + "]";
        }
        List<String> entries = new ArrayList<>();
        ((Tree.Mapping) tree).entries().forEach((key, value) -> entries.add(SafeText.line(key) + ": " + flow(value)));
        return "{" + String.join(", ", entries) + "}";
    }
}
