package dev.kasus.message;

import java.util.List;

/** The first few of many, and how many more there are. */
public final class FirstFew {
    private FirstFew() {}

    /** Names inside a sentence: {@code conv1, conv2 and 6 more}. One more than allowed is still named. */
    public static String named(List<String> names, int most) {
        return names.size() <= most + 1
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
    }

    /** Remarks that are phrases of their own: {@code a.png is empty; b.png is cut off; and 6 more}. */
    public static String listed(List<String> remarks, int most) {
        String first = String.join("; ", remarks.subList(0, Math.min(most, remarks.size())));
        return remarks.size() <= most ? first : first + "; and " + (remarks.size() - most) + " more";
    }
}
