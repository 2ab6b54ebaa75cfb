package dev.kasus.data.folder;

import dev.kasus.BadInput;
import dev.kasus.recipe.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Lists the pictures of a folder in which folders are classes. */
final class FolderListing {
    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "webp", "tif", "tiff");
    private static final Set<String> TRAIN = Set.of("train", "training");
    private static final Set<String> VALIDATION = Set.of("val", "valid", "validation", "test");

    private final Path root;
    private final Pattern groupPattern;

    private FolderListing(Path root, Pattern groupPattern) {
        this.root = root;
        this.groupPattern = groupPattern;
    }

    static List<Entry> of(Path root, Source.Folder folder) {
        FolderListing listing = new FolderListing(root, pattern(folder));
        List<Path> folders = subfolders(root);
        List<Path> train =
                folders.stream().filter(f -> TRAIN.contains(lowerName(f))).toList();
        List<Path> validation =
                folders.stream().filter(f -> VALIDATION.contains(lowerName(f))).toList();
        List<Entry> entries = new ArrayList<>();
        if (!train.isEmpty()) {
            train.forEach(f -> listing.classes(f, "train", entries));
            validation.forEach(f -> listing.classes(f, "val", entries));
        } else {
            listing.classes(root, "", entries);
        }
        return entries;
    }

    static Pattern pattern(Source.Folder folder) {
        String text = folder.groupPattern();
        if (text == null) {
            return Pattern.compile("(?!)");
        }
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.matcher("").groupCount() < 1) {
                throw new BadInput(
                        "group-pattern \"" + text + "\" has no group",
                        "Put the part that names the group into parentheses.");
            }
            return pattern;
        } catch (PatternSyntaxException malformed) {
            throw new BadInput(
                    "group-pattern \"" + text + "\" is no regular expression: " + malformed.getDescription(),
                    "",
                    malformed);
        }
    }

    private void classes(Path folder, String split, List<Entry> entries) {
        for (Path label : subfolders(folder)) {
            pictures(label, label.getFileName().toString(), split, entries, 0);
        }
    }

    /** Pictures in a class's folder and, since some data sets nest them, in the folders below. */
    private void pictures(Path folder, String label, String split, List<Entry> entries, int depth) {
        for (Path path : children(folder)) {
            String name = path.getFileName().toString();
            if (Files.isDirectory(path) && !isPicture(name)) {
                if (depth < 8 && !Files.isSymbolicLink(path) && !name.startsWith(".")) {
                    pictures(path, label, split, entries, depth + 1);
                }
            } else if (isPicture(name)) {
                String relative = root.relativize(path).toString().replace('\\', '/');
                entries.add(new Entry(path, relative, label, group(relative, groupPattern), split));
            }
        }
    }

    static String group(String name, Pattern pattern) {
        Matcher matcher = pattern.matcher(name);
        String found = matcher.find() ? matcher.group(1) : null;
        return found == null ? "" : found;
    }

    private static boolean isPicture(String name) {
        int dot = name.lastIndexOf('.');
        return !name.startsWith(".")
                && dot > 0
                && PICTURES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static List<Path> subfolders(Path folder) {
        return children(folder).stream()
                .filter(Files::isDirectory)
                .filter(f -> !f.getFileName().toString().startsWith("."))
                .toList();
    }

    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new BadInput(
                    "folder " + folder + " cannot be read: " + unreadable.getMessage(),
                    "Check its permissions.",
                    unreadable);
        }
        children.sort(
                (a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
        return children;
    }

    private static String lowerName(Path folder) {
        return folder.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
