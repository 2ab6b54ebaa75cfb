package dev.kasus.app.command;

import java.nio.file.Path;
import java.util.List;

/** Names by which a person separates runs. */
public final class RunNames {
    private RunNames() {}

    /** The name of each folder, with as much of the path before it as it takes to tell it from the others; the paths differ. */
    public static List<String> apart(List<Path> folders) {
        return folders.stream().map(folder -> shortest(folder, folders)).toList();
    }

    private static String shortest(Path folder, List<Path> all) {
        int most = folder.getNameCount();
        for (int length = 1; length < most; length++) {
            Path end = folder.subpath(most - length, most);
            if (all.stream().filter(other -> other.endsWith(end)).count() == 1) {
                return end.toString();
            }
        }
        return folder.toString();
    }
}
