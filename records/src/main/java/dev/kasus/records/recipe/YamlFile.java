package dev.kasus.records.recipe;

import dev.kasus.message.BadInput;
import dev.kasus.records.AtomicFile;
import dev.kasus.records.IoProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a YAML file that a person wrote. */
final class YamlFile {
    /** Far more than a recipe of a thousand layers takes. */
    private static final long MOST_BYTES = 2_000_000;

    private YamlFile() {}

    /**
     * Reads a file whole, without its byte order mark.
     *
     * @param what it should be, such as {@code a recipe}
     */
    static String read(Path file, String what) {
        try {
            if (Files.isDirectory(file)) {
                throw new BadInput(file + " is a folder, not " + what, "Name the YAML file.");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new BadInput(file + " is not a file", "Name the YAML file.");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInput(
                        file + " has " + Files.size(file) + " bytes, too many for " + what,
                        "Check that this is the right file.");
            }
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
        String text = AtomicFile.read(file);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
