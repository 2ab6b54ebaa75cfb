package dev.kasus.census;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Class names that are probably one class in several spellings. */
public final class ClassNames {
    private ClassNames() {}

    /** Names that differ only by case, blanks, underscores, hyphens or how an accent is encoded, in groups of two or more. */
    public static List<List<String>> alike(Collection<String> names) {
        Map<String, List<String>> byKey = new TreeMap<>();
        new TreeSet<>(names)
                .forEach(name -> byKey.computeIfAbsent(key(name), key -> new ArrayList<>())
                        .add(name));
        return byKey.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** Such as {@code "Blue Tang" and "blue_tang"}; several groups are set apart by a semicolon. */
    public static String told(List<List<String>> groups) {
        return String.join(
                "; ",
                groups.stream()
                        .map(group -> "\"" + String.join("\" and \"", group) + "\"")
                        .toList());
    }

    private static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]+", "");
        return plain.isEmpty() ? name : plain;
    }
}
