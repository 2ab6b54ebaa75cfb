package dev.kasus.data.split;

import dev.kasus.recipe.Seeds;
import dev.kasus.recipe.data.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Draws which images are validated on. */
final class Splitter {
    private Splitter() {}

    /**
     * Whether each image is validated on. Each class is drawn by itself, so its share holds class by class, and another class more or
     * less changes nothing for it. A class of one image, or of one group, is only trained on.
     */
    static boolean[] draw(Split split, List<String> labels, List<String> groups) {
        if (split instanceof Split.Random random) {
            return images(random, labels);
        }
        if (split instanceof Split.Group group) {
            return GroupDraw.of(group, labels, groups);
        }
        throw new IllegalArgumentException(split + " is not drawn");
    }

    private static boolean[] images(Split.Random split, List<String> labels) {
        Map<String, List<Integer>> byClass = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            byClass.computeIfAbsent(labels.get(i), name -> new ArrayList<>()).add(i);
        }
        boolean[] validation = new boolean[labels.size()];
        byClass.forEach((label, members) -> {
            long wanted = Math.max(1, Math.round(members.size() * split.validation()));
            shuffle(members, split.seed(), label);
            members.stream().limit(Math.min(wanted, members.size() - 1)).forEach(i -> validation[i] = true);
        });
        return validation;
    }

    /** Shuffles what belongs to a class. */
    static <T> void shuffle(List<T> list, long seed, String label) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "split of " + label, 0));
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T kept = list.get(i);
            list.set(i, list.get(j));
            list.set(j, kept);
        }
    }
}
