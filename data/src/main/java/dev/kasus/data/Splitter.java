package dev.kasus.data;

import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws which images are validated on. */
final class Splitter {
    private Splitter() {}

    /**
     * Whether each image is validated on. Each class is split by itself, so shares hold class by class; with groups, a group that
     * was drawn for one class is drawn for all.
     */
    static boolean[] draw(Split split, List<String> labels, List<String> groups) {
        boolean[] validation = new boolean[labels.size()];
        Map<String, List<Integer>> byClass = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            byClass.computeIfAbsent(labels.get(i), name -> new ArrayList<>()).add(i);
        }
        Map<String, Boolean> drawn = new LinkedHashMap<>();
        byClass.forEach((label, members) -> {
            if (split instanceof Split.Random random) {
                int count = Math.max(1, (int) Math.round(members.size() * random.validation()));
                shuffle(members, random.seed(), label);
                members.subList(0, members.size() == 1 ? 0 : Math.min(count, members.size() - 1))
                        .forEach(i -> validation[i] = true);
            } else if (split instanceof Split.Group group) {
                drawGroups(group, label, members, groups, drawn);
            }
        });
        if (split instanceof Split.Group) {
            for (int i = 0; i < validation.length; i++) {
                validation[i] = Boolean.TRUE.equals(drawn.get(groups.get(i)));
            }
        }
        return validation;
    }

    /** Takes whole groups in random order as long as the class's share is not exceeded by more than it would be missed by. */
    private static void drawGroups(
            Split.Group split, String label, List<Integer> members, List<String> groups, Map<String, Boolean> drawn) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        members.forEach(i -> sizes.merge(groups.get(i), 1, Integer::sum));
        double wanted = members.size() * split.validation();
        double taken = sizes.entrySet().stream()
                .filter(e -> Boolean.TRUE.equals(drawn.get(e.getKey())))
                .mapToInt(Map.Entry::getValue)
                .sum();
        List<String> free = new ArrayList<>(
                sizes.keySet().stream().filter(g -> !drawn.containsKey(g)).toList());
        shuffle(free, split.seed(), label);
        boolean anyTrain = sizes.keySet().stream().anyMatch(g -> Boolean.FALSE.equals(drawn.get(g)));
        for (int i = 0; i < free.size(); i++) {
            int size = sizes.getOrDefault(free.get(i), 0);
            boolean mustTrain = !anyTrain && i == free.size() - 1;
            boolean take = !mustTrain && Math.abs(taken + size - wanted) < Math.abs(taken - wanted);
            drawn.put(free.get(i), take);
            anyTrain |= !take;
            taken += take ? size : 0;
        }
    }

    private static <T> void shuffle(List<T> list, long seed, String label) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "split of " + label, 0));
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T kept = list.get(i);
            list.set(i, list.get(j));
            list.set(j, kept);
        }
    }
}
