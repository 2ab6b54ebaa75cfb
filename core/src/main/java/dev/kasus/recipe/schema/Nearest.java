package dev.kasus.recipe.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Suggests the nearest legal name for a misspelt one. */
public final class Nearest {
    /** Longer than any name: nobody meant one of them. */
    private static final int LONGEST = 60;
    /** A shorter word is in every other name. */
    private static final int SHORTEST_WORD = 3;

    private static final int FEW = 4;

    private Nearest() {}

    /** A sentence with the nearest legal name, if one is near, and all of them. */
    public static String suggest(String name, Collection<String> legal) {
        String all = "Legal here: " + String.join(", ", legal) + ".";
        if (name.length() > LONGEST) {
            return all;
        }
        return legal.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(nearest -> isNear(name, nearest))
                .map(nearest -> "Did you mean \"" + nearest + "\"? " + all)
                .orElse(all);
    }

    /** The names that are near or have the word in them, the nearest first, a few at most: for lists too long to be shown. */
    public static List<String> few(String name, Collection<String> legal) {
        if (name.length() > LONGEST) {
            return List.of();
        }
        String word = name.toLowerCase(Locale.ROOT);
        return legal.stream()
                .filter(candidate ->
                        isNear(name, candidate) || (word.length() >= SHORTEST_WORD && candidate.contains(word)))
                .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .limit(FEW)
                .toList();
    }

    private static boolean isNear(String name, String candidate) {
        return distance(name, candidate) <= Math.max(2, candidate.length() / 3);
    }

    /** Damerau-Levenshtein distance with adjacent transpositions, ignoring case. */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int substituted = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(substituted, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
