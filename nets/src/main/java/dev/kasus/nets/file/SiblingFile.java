package dev.kasus.nets.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file beside another one that names it: never one of another folder, never a link. */
public final class SiblingFile {
    private static final long MOST_BYTES = 1L << 30;

    private SiblingFile() {}

    /** Some bytes of it; nothing if they are not there or the name leads elsewhere. */
    public static Optional<ByteBuffer> read(Path file, String name, long offset, long length) {
        boolean plain = !name.isEmpty()
                && !name.equals("..")
                && !name.equals(".")
                && !name.contains("/")
                && !name.contains("\\")
                && name.indexOf('\0') < 0;
        if (!plain || length > MOST_BYTES || offset < 0) {
            return Optional.empty();
        }
        Path sibling = file.toAbsolutePath().resolveSibling(name);
        if (!Files.isRegularFile(sibling, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(sibling, StandardOpenOption.READ)) {
            if (offset > channel.size() - length) {
                return Optional.empty();
            }
            return Optional.of(channel.map(FileChannel.MapMode.READ_ONLY, offset, length));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
