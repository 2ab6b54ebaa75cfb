package dev.kasus.remedy;

import dev.kasus.recipe.Layer;
import dev.kasus.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The code that a person would change, found by writing out the net before and after: one line for all layers that change alike. */
final class LayerCode {
    private static final int NAMES_SHOWN = 4;

    private LayerCode() {}

    static List<String> changes(Recipe before, Recipe after, Dialect dialect) {
        Anatomy old = new Anatomy(before);
        Anatomy now = new Anatomy(after);
        Map<String, Layer> past = new LinkedHashMap<>();
        old.all().forEach(layer -> past.put(layer.name(), layer));
        Map<String, List<String>> lines = new LinkedHashMap<>();
        now.all().forEach(layer -> {
            Layer was = past.remove(layer.name());
            String code = dialect.layer(layer, now);
            if (was == null) {
                String place = now.before(layer).map(Layer::name).orElse("the start of its path");
                add(lines, code + "  # new, behind %s", place);
            } else if (!code.equals(dialect.layer(was, old))) {
                boolean sameKind = was.kind().equals(layer.kind());
                add(lines, code + "  # %s" + (sameKind ? "" : ", was " + dialect.layer(was, old)), layer.name());
            }
        });
        past.values().forEach(gone -> add(lines, "# without " + dialect.layer(gone, old) + "  # %s", gone.name()));
        List<String> result = new ArrayList<>();
        lines.forEach((line, names) -> result.add(line.replace("%s", list(names))));
        return result;
    }

    private static void add(Map<String, List<String>> lines, String line, String name) {
        lines.computeIfAbsent(line, key -> new ArrayList<>()).add(name);
    }

    /** {@code conv1, conv2, conv3, conv4 and 6 more}. */
    static String list(List<String> names) {
        return names.size() <= NAMES_SHOWN + 1
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMES_SHOWN)) + " and " + (names.size() - NAMES_SHOWN) + " more";
    }
}
