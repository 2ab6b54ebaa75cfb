package dev.kasus.records;

import dev.kasus.message.BadInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Errors of files, in words. */
public final class IoProblem {
    private IoProblem() {}

    /** A file or folder could not be written. */
    public static BadInput writing(Path file, IOException cause) {
        String reason = reason(cause);
        String lower = reason.toLowerCase(Locale.ROOT);
        String wayOut;
        if (lower.contains("no space") || lower.contains("not enough space") || lower.contains("quota")) {
            wayOut = "Free some disk space.";
        } else if (lower.contains("denied") || lower.contains("permitted") || lower.contains("read-only")) {
            wayOut = "Choose a folder that you may write to, or change its permissions.";
        } else {
            wayOut = "Check that the disk is connected and the folder still exists.";
        }
        return new BadInput("cannot write " + file + ": " + reason, wayOut, cause);
    }

    /** A file or folder could not be read. */
    public static BadInput reading(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new BadInput("there is no file " + file, "Check the path.", cause);
        }
        if (cause instanceof CharacterCodingException) {
            return new BadInput(file + " is not a text in UTF-8", "Check that this is the right file.", cause);
        }
        return new BadInput("cannot read " + file + ": " + reason(cause), "Check the path and its permissions.", cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        if (cause instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
