package dev.kasus.nets.file;

import dev.kasus.message.BadInput;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is damaged, cut short, or meant to do harm: one sentence. */
public final class Unreadable {
    private Unreadable() {}

    /**
     * What is wrong, with what revealed it.
     *
     * @param what it should be, such as {@code an ONNX file}
     * @param how what is wrong with it
     */
    public static BadInput because(Path file, String what, String how, @Nullable Throwable cause) {
        BadInput bad = new BadInput(
                file + " is damaged or not " + what + ": " + how,
                "Save the model again, and check that the file was copied whole.");
        if (cause != null) {
            bad.initCause(cause);
        }
        return bad;
    }

    /** What is wrong, without a cause. */
    public static BadInput because(Path file, String what, String how) {
        return because(file, what, how, null);
    }
}
