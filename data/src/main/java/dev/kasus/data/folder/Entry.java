package dev.kasus.data.folder;

import dev.kasus.message.SafeText;
import java.nio.file.Path;

/**
 * A picture that is listed but not read yet.
 *
 * @param file where it is
 * @param name its path relative to the folder, with forward slashes
 * @param label its class
 * @param group its group; empty if it has none
 * @param split {@code train} or {@code val}; empty if it is not given
 */
record Entry(Path file, String name, String label, String group, String split) {

    /** Makes every name safe to print. */
    Entry {
        name = SafeText.line(name);
        label = SafeText.line(label);
        group = SafeText.line(group);
    }
}
