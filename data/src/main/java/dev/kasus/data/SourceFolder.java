package dev.kasus.data;

import dev.kasus.BadInput;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder that a recipe takes its images from. */
public final class SourceFolder {
    private SourceFolder() {}

    /**
     * The folder, absolute and normal.
     *
     * @param path as the recipe writes it
     * @param kind of the source, such as {@code idx}
     */
    public static Path of(String path, String kind) {
        Path folder = parsed(path);
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInput(
                    "there is no folder " + path,
                    "Check data.source." + kind + ".path; a relative path is read from the folder of the recipe.");
        }
        return folder;
    }

    private static @Nullable Path parsed(String path) {
        try {
            return Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException impossible) {
            return null;
        }
    }
}
