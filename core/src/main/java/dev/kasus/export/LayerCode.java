package dev.kasus.export;

import dev.kasus.message.FirstFew;
import dev.kasus.recipe.Architecture;
import dev.kasus.recipe.CommonSubsequence;
import dev.kasus.recipe.Recipe;
import dev.kasus.recipe.model.Layer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The code that a person would change, found by writing out the net before and after: one line for all layers that change alike. */
public final class LayerCode {
    private static final int NAMES_SHOWN = 4;

    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    private LayerCode() {}

    public static Code changes(Recipe before, Recipe after) {
        return Code.in(framework -> changes(before, after, framework));
    }

    private static List<String> changes(Recipe before, Recipe after, Framework framework) {
        Architecture old = new Architecture(before);
        Architecture now = new Architecture(after);
        Map<String, Layer> past = new LinkedHashMap<>();
        old.all().forEach(layer -> past.put(layer.name(), layer));
        Map<String, String> former = former(old, now);
        List<String> present = now.all()
                .map(layer -> former.getOrDefault(layer.name(), layer.name()))
                .toList();
        Set<String> stayed = stayed(names(old), present);
        LayerCode code = new LayerCode();
        List<Layer> written = new ArrayList<>();
        String comment = "  " + framework.comment() + " ";
        now.all().forEach(layer -> {
            String name = former.getOrDefault(layer.name(), layer.name());
            Layer was = past.remove(name);
            String line = framework.layer(layer, now);
            String place = now.before(layer)
                    .map(Layer::name)
                    .map(it -> former.getOrDefault(it, it))
                    .orElse("the input of its path");
            if (was == null) {
                code.add(line + comment + "new, behind %s", place);
                written.add(layer);
            } else if (!stayed.contains(name)) {
                code.add(line + comment + "%s, moved to behind " + place, name);
                written.add(layer);
            } else if (!line.equals(framework.layer(was, old))) {
                boolean sameKind = was.kind().equals(layer.kind());
                code.add(line + comment + "%s" + (sameKind ? "" : ", was " + framework.layer(was, old)), name);
                written.add(layer);
            }
        });
        past.values()
                .forEach(gone -> code.add(
                        framework.comment() + " without " + framework.layer(gone, old) + comment + "%s", gone.name()));
        List<String> result = new ArrayList<>(framework.missing(written));
        code.lines.forEach((line, names) -> result.add(line.replace("%s", list(names))));
        return result;
    }

    /** The old names of layers that were given another with another kind, by the new: both stand between the same neighbours. */
    private static Map<String, String> former(Architecture old, Architecture now) {
        List<Layer> before = old.all().toList();
        List<Layer> after = now.all().toList();
        List<String> namesBefore = names(old);
        List<String> namesAfter = names(now);
        Set<String> stayed = stayed(namesBefore, namesAfter);
        Map<String, String> former = new LinkedHashMap<>();
        int j = 0;
        for (int i = 0; i < before.size(); i++) {
            Layer layer = before.get(i);
            if (stayed.contains(layer.name())) {
                j = namesAfter.indexOf(layer.name()) + 1;
            } else if (!namesAfter.contains(layer.name())
                    && j < after.size()
                    && !namesBefore.contains(after.get(j).name())
                    && isOfOneFamily(layer, after.get(j))) {
                former.put(after.get(j++).name(), layer.name());
            }
        }
        return former;
    }

    private static boolean isOfOneFamily(Layer first, Layer second) {
        return (first instanceof Layer.Activation && second instanceof Layer.Activation)
                || (first instanceof Layer.Norm && second instanceof Layer.Norm);
    }

    private void add(String line, String name) {
        lines.computeIfAbsent(line, key -> new ArrayList<>()).add(name);
    }

    private static List<String> names(Architecture net) {
        return net.all().map(Layer::name).toList();
    }

    /** The names of a longest common subsequence: whoever is in both nets and not in it has moved. */
    private static Set<String> stayed(List<String> before, List<String> after) {
        CommonSubsequence common = new CommonSubsequence(before, after);
        Set<String> stayed = new HashSet<>();
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (before.get(i).equals(after.get(j))) {
                stayed.add(before.get(i++));
                j++;
            } else if (common.from(i, j + 1) >= common.from(i + 1, j)) {
                j++;
            } else {
                i++;
            }
        }
        return stayed;
    }

    /** {@code conv1, conv2, conv3, conv4 and 6 more}. */
    public static String list(List<String> names) {
        return FirstFew.named(names, NAMES_SHOWN);
    }
}
