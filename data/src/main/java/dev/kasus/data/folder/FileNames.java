package dev.kasus.data.folder;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names of files in UTF-8, whatever the locale. Where that is {@code C}, as in many containers, Java can neither read nor write
 * letters beyond ASCII in a path; in a URI they pass as the bytes that they are.
 */
final class FileNames {
    private static final char UNREADABLE = '\uFFFD';

    private FileNames() {}

    /** The last part of a path. */
    static String last(Path path) {
        String name = String.valueOf(path.getFileName());
        if (name.indexOf(UNREADABLE) < 0) {
            return name;
        }
        String[] parts = path.toUri().getRawPath().split("/");
        return URLDecoder.decode(parts[parts.length - 1].replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /**
     * A path below a folder.
     *
     * @param name with forward slashes
     * @throws InvalidPathException if no file can have that name
     */
    static Path below(Path folder, String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException beyondLocale) {
            try {
                URI relative = new URI(null, null, "./" + name, null);
                URI whole = folder.toUri().resolve(relative.toASCIIString());
                // With three slashes, and only then, its bytes are taken as they are.
                return Path.of(URI.create("file://" + whole.getRawPath()));
            } catch (URISyntaxException | IllegalArgumentException impossible) {
                throw beyondLocale;
            }
        }
    }
}
