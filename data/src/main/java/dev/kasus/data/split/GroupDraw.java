package dev.kasus.data.split;

import dev.kasus.recipe.data.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws whole groups to validate on. In each class, groups are taken in random order as long as they fit into its share; then the
 * one that brings it closest. Classes with few groups choose first: a group that was drawn for one class is drawn for all.
 */
final class GroupDraw {
    private final Split.Group split;
    private final Map<String, Boolean> drawn = new HashMap<>();

    private GroupDraw(Split.Group split) {
        this.split = split;
    }

    static boolean[] of(Split.Group split, List<String> labels, List<String> groups) {
        Map<String, Map<String, Integer>> sizes = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            sizes.computeIfAbsent(labels.get(i), label -> new TreeMap<>()).merge(groups.get(i), 1, Integer::sum);
        }
        GroupDraw draw = new GroupDraw(split);
        sizes.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().size()))
                .forEach(entry -> draw.draw(entry.getKey(), entry.getValue()));
        boolean[] validation = new boolean[labels.size()];
        for (int i = 0; i < validation.length; i++) {
            validation[i] = draw.validated(groups.get(i));
        }
        return validation;
    }

    private boolean validated(String group) {
        return Boolean.TRUE.equals(drawn.get(group));
    }

    private void draw(String label, Map<String, Integer> sizes) {
        double wanted = split.validation()
                * sizes.values().stream().mapToInt(Integer::intValue).sum();
        int taken = 0;
        List<String> free = new ArrayList<>();
        for (Map.Entry<String, Integer> group : sizes.entrySet()) {
            if (!drawn.containsKey(group.getKey())) {
                free.add(group.getKey());
            } else if (validated(group.getKey())) {
                taken += group.getValue();
            }
        }
        boolean trained = sizes.keySet().stream().anyMatch(group -> drawn.containsKey(group) && !validated(group));
        Splitter.shuffle(free, split.seed(), label);
        List<String> left = new ArrayList<>();
        for (String group : free) {
            int size = sizes.getOrDefault(group, 0);
            if (taken + size <= wanted) {
                drawn.put(group, true);
                taken += size;
            } else {
                left.add(group);
            }
        }
        int before = taken;
        left.stream()
                .min(Comparator.comparingDouble(group -> Math.abs(before + sizes.getOrDefault(group, 0) - wanted)))
                .filter(group -> trained || left.size() > 1)
                .filter(group -> before == 0 || before + sizes.getOrDefault(group, 0) - wanted < wanted - before)
                .ifPresent(group -> drawn.put(group, true));
        left.forEach(group -> drawn.putIfAbsent(group, false));
    }
}
