package dev.kasus.data.folder;

import dev.kasus.message.BadInput;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a folder holds, by name: a picture is known by its extension, so a folder of many is listed without a look at each. Hidden
 * files, whose names begin with a dot, are left out.
 *
 * @param pictures files with the extension of a picture
 * @param folders the folders
 * @param others every other file
 */
record FolderContent(List<Child> pictures, List<Child> folders, List<Child> others) {
    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "webp", "tif", "tiff");

    /**
     * A file or folder.
     *
     * @param name the last part of its path
     * @param path where it is
     */
    record Child(String name, Path path) {
        /** What follows the last dot, in lower case; empty if nothing does. */
        String extension() {
            int dot = name.lastIndexOf('.');
            return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
        }
    }

    static FolderContent of(Path folder) {
        List<Child> pictures = new ArrayList<>();
        List<Child> folders = new ArrayList<>();
        List<Child> others = new ArrayList<>();
        for (Child child : children(folder)) {
            if (child.name().startsWith(".")) {
                continue;
            }
            if (EXTENSIONS.contains(child.extension())) {
                pictures.add(child);
            } else if (Files.isDirectory(child.path())) {
                folders.add(child);
            } else {
                others.add(child);
            }
        }
        return new FolderContent(pictures, folders, others);
    }

    private static List<Child> children(Path folder) {
        List<Child> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(path -> children.add(new Child(FileNames.last(path), path)));
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new BadInput("folder " + folder + " cannot be read", "Check its permissions.", unreadable);
        }
        children.sort(Comparator.comparing(Child::name));
        return children;
    }
}
