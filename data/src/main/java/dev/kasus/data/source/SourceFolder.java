package dev.kasus.data.source;

import dev.kasus.message.BadInput;
import java.io.IOException;
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

    /**
     * Refuses a file whose lines will be read, and shown where they are wrong, if it is not in a folder of images: the folder, or the recipe that names
     * it, may come from a stranger, and what else is on this machine is not theirs to read. A link that leads out of the folder is out.
     */
    public static void refuseOutside(Path file, Path folder) {
        if (!isInside(file, folder)) {
            throw new BadInput(
                    file + " is not in the folder " + folder + ", or is a link that leads out of it",
                    "Copy the file into the folder; its text is read from nowhere else.");
        }
    }

    /** Whether a file is in a folder, whatever links are on the way. */
    public static boolean isInside(Path file, Path folder) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static @Nullable Path parsed(String path) {
        try {
            return Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException impossible) {
            return null;
        }
    }
}
