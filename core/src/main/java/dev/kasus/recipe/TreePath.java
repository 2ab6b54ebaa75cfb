package dev.kasus.recipe;

import dev.kasus.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets one knob of a recipe by the path that a recipe file would write it under. */
final class TreePath {
    private TreePath() {}

    static Recipe set(Recipe recipe, String path, Tree value) {
        List<String> keys =
                new ArrayList<>(List.of(path.replaceAll("\\[(\\d+)]", ".$1").split("\\.", -1)));
        if (keys.stream().anyMatch(String::isEmpty)) {
            throw new BadInput(
                    "\"" + path + "\" is not a path of a recipe",
                    "Write keys joined by dots, such as training.learning-rate.");
        }
        return TreeReader.read(set(TreeWriter.write(recipe), keys, value, path), "edit of " + path);
    }

    private static Tree set(@Nullable Tree tree, List<String> keys, Tree value, String path) {
        if (keys.isEmpty()) {
            return value;
        }
        String key = keys.get(0);
        List<String> rest = keys.subList(1, keys.size());
        if (tree instanceof Tree.Sequence sequence) {
            List<Tree> items = new ArrayList<>(sequence.items());
            int index = index(items, key, path);
            Tree item = items.get(index);
            boolean layer = !rest.isEmpty()
                    && item instanceof Tree.Mapping mapping
                    && mapping.entries().size() == 1
                    && !mapping.entries().containsKey(rest.get(0));
            if (layer && item instanceof Tree.Mapping mapping) {
                String kind = mapping.entries().keySet().iterator().next();
                items.set(index, set(item, prepend(kind, rest), value, path));
            } else {
                items.set(index, set(item, rest, value, path));
            }
            return new Tree.Sequence(items, 0);
        }
        Map<String, Tree> entries = new LinkedHashMap<>();
        Tree below = null;
        if (tree instanceof Tree.Mapping mapping) {
            entries.putAll(mapping.entries());
            below = entries.get(key);
        }
        // Naming another kind replaces the one that stands there: schedule.cosine.minimum on a constant schedule.
        boolean otherKind = below == null && tree instanceof Tree.Mapping mapping && isKind(mapping, path, keys.size());
        if (otherKind) {
            entries.clear();
        }
        entries.put(key, set(below, rest, value, path));
        return Tree.Mapping.of(entries);
    }

    private static boolean isKind(Tree.Mapping mapping, String path, int remaining) {
        List<String> keys = List.of(path.replaceAll("\\[(\\d+)]", ".$1").split("\\."));
        String parent = keys.size() > remaining ? keys.get(keys.size() - remaining - 1) : "";
        return mapping.entries().size() == 1
                && List.of("optimizer", "schedule", "loss", "weights", "source", "split", "init", "padding")
                        .contains(parent);
    }

    private static List<String> prepend(String kind, List<String> rest) {
        List<String> keys = new ArrayList<>();
        keys.add(kind);
        keys.addAll(rest);
        return keys;
    }

    private static int index(List<Tree> items, String key, String path) {
        if (key.matches("\\d{1,9}") && Integer.parseInt(key) < items.size()) {
            return Integer.parseInt(key);
        }
        List<String> names = new ArrayList<>();
        for (Tree item : items) {
            String name = name(item);
            if (name.equals(key)) {
                return names.size();
            }
            names.add(name);
        }
        throw new BadInput(
                "\"" + key + "\" in " + path + " is no item of the list of " + items.size(),
                Nearest.suggest(key, names));
    }

    private static String name(Tree item) {
        if (item instanceof Tree.Mapping kind
                && kind.entries().size() == 1
                && kind.entries().values().iterator().next() instanceof Tree.Mapping fields
                && fields.entries().get("name") instanceof Tree.Scalar name) {
            return String.valueOf(name.value());
        }
        return "";
    }
}
