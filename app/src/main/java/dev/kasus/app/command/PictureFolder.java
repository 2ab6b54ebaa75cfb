package dev.kasus.app.command;

import dev.kasus.message.BadInput;
import dev.kasus.recipe.schema.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of pictures as a command line names it. */
final class PictureFolder {
    private static final int NAMED = 8;

    private PictureFolder() {}

    /** The same path, which is a folder that can be looked into. */
    static Path of(Path named) {
        Path path = named.toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            if (!Files.isReadable(path) || !Files.isExecutable(path)) {
                throw new BadInput("folder " + named + " cannot be read", "Check its permissions.");
            }
            return named;
        }
        throw Files.exists(path) ? isFile(named, path) : isMissing(named, path);
    }

    private static BadInput isFile(Path named, Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(java.util.Locale.ROOT);
        if (name.matches(".*\\.(zip|tar|tgz|gz|7z|rar|xz|bz2)")) {
            return new BadInput(named + " is an archive, not a folder", "Unpack it, and name the folder.");
        }
        String above = String.valueOf(named.getParent() == null ? Path.of(".") : named.getParent());
        return new BadInput(
                named + " is a file, not a folder",
                name.matches(".*\\.(ya?ml|csv|json)")
                        ? "Name the folder of the pictures, such as " + above + "."
                        : "Name the folder that has one folder of pictures per class in it. The file is in " + above
                                + ".");
    }

    /** Names the deepest folder on the way that is there, and what it holds. */
    private static BadInput isMissing(Path named, Path path) {
        Path missing = path;
        Path above = path.getParent();
        while (above != null && !Files.isDirectory(above)) {
            missing = above;
            above = above.getParent();
        }
        String name = String.valueOf(missing.getFileName());
        List<String> folders = above == null ? List.of() : folders(above);
        String where = above == null ? "" : above.equals(Path.of("").toAbsolutePath()) ? "here" : "in " + above;
        return new BadInput(
                "there is no folder " + named + (missing.equals(path) ? "" : ": already " + missing + " is missing"),
                folders.isEmpty()
                        ? "Check the path: there is no folder " + where + "."
                        : Nearest.suggest(name, folders)
                                .replaceFirst(
                                        "Legal here: .*",
                                        java.util.regex.Matcher.quoteReplacement(
                                                "Folders " + where + ": " + some(folders))));
    }

    private static String some(List<String> folders) {
        return folders.size() <= NAMED
                ? String.join(", ", folders) + "."
                : String.join(", ", folders.subList(0, NAMED)) + " and " + (folders.size() - NAMED) + " more.";
    }

    private static List<String> folders(Path above) {
        try (Stream<Path> entries = Files.list(above)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
