package dev.kasus.data.folder;

import java.util.List;

/** Short lists of names. */
final class NameList {
    private static final int NAMED = 5;

    private NameList() {}

    /** The first few, and how many more. */
    static String some(List<String> names) {
        String first = String.join("; ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + "; and " + (names.size() - NAMED) + " more" : first;
    }
}
