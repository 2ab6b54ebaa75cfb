package dev.kasus.census;

import dev.kasus.recipe.Seeds;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Assigns pictures to folds of about equal size, stratified by class; a group is never split. */
public final class Folds {
    private Folds() {}

    /**
     * The fold of each picture, from 0.
     *
     * @param labels class of each
     * @param groups group of each; those without one, the empty text, are dealt one by one
     * @param count of folds, 2 or more
     * @param seed of the dealing
     */
    public static int[] of(List<String> labels, List<String> groups, int count, long seed) {
        Map<String, Map<String, Integer>> sizes = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            sizes.computeIfAbsent(labels.get(i), label -> new LinkedHashMap<>())
                    .merge(unit(groups, i), 1, Integer::sum);
        }
        Map<String, Integer> folds = new HashMap<>();
        sizes.forEach((label, units) -> {
            int[] filled = new int[count];
            units.keySet().stream()
                    .sorted(Comparator.comparingLong(unit -> Seeds.derive(seed, "fold of " + unit, 0)))
                    .sorted(Comparator.comparingInt(unit -> -units.getOrDefault(unit, 0)))
                    .forEach(unit -> {
                        int fold = folds.computeIfAbsent(unit, any -> emptiest(filled));
                        filled[fold] += units.getOrDefault(unit, 0);
                    });
        });
        int[] dealt = new int[labels.size()];
        for (int i = 0; i < dealt.length; i++) {
            dealt[i] = folds.getOrDefault(unit(groups, i), 0);
        }
        return dealt;
    }

    private static String unit(List<String> groups, int i) {
        return groups.get(i).isEmpty() ? "picture " + i : "group " + groups.get(i);
    }

    private static int emptiest(int[] filled) {
        int least = 0;
        for (int fold = 1; fold < filled.length; fold++) {
            least = filled[fold] < filled[least] ? fold : least;
        }
        return least;
    }
}
