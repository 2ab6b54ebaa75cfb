package dev.kasus.data.folder;

import java.util.List;
import java.util.Locale;

/** Usual folder names of the two sides of a split. */
enum SplitNames {
    TRAIN("train training"),
    VALIDATION("val valid validation"),
    TEST("test testing");

    private final String names;

    SplitNames(String names) {
        this.names = names;
    }

    boolean matches(String name) {
        return List.of(names.split(" ")).contains(name.toLowerCase(Locale.ROOT));
    }
}
