package dev.kasus.records.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hints for a path that is not a run: what is there instead. */
final class RunListing {
    private static final int MOST = 8;

    private RunListing() {}

    /** Whether a folder holds runs, or the path leads into one. */
    static boolean hasRuns(Path path) {
        Path parent = path.toAbsolutePath().normalize().getParent();
        return (parent != null && RunFolder.isRun(parent))
                || (Files.isDirectory(path) && entries(path).stream().anyMatch(RunFolder::isRun));
    }

    static String inside(Path path) {
        if (!Files.isDirectory(path)) {
            return "Give the folder of a run.";
        }
        List<Path> entries = entries(path);
        List<Path> runs = entries.stream().filter(RunFolder::isRun).toList();
        if (!runs.isEmpty()) {
            return "Choose one of the runs in it: " + names(runs) + ".";
        }
        return entries.isEmpty() ? "The folder is empty." : "It contains: " + names(entries) + ".";
    }

    /** For a path that does not exist: the runs in the folder where it was looked for. */
    static String around(Path path) {
        Path parent = path.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return "Check the path.";
        }
        List<Path> runs = entries(parent).stream().filter(RunFolder::isRun).toList();
        return runs.isEmpty() ? "Check the path." : "The runs in " + parent + " are: " + names(runs) + ".";
    }

    /** The newest first, as far as names tell. */
    private static List<Path> entries(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    static String names(List<Path> paths) {
        String shown =
                paths.stream().limit(MOST).map(p -> p.getFileName().toString()).collect(Collectors.joining(", "));
        return paths.size() <= MOST ? shown : shown + " and " + (paths.size() - MOST) + " more";
    }
}
