package dev.kasus.records.log.format;

import dev.kasus.message.BadInput;
import dev.kasus.records.log.LogCurves;
import dev.kasus.records.log.LogFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Archives: they are refused, with what to do instead. */
final class ArchiveFormat implements LogFormat {
    private static final int TAR_AT = 257;
    private static final int HEAD = 512;
    private static final Map<String, String> BEGINNINGS = Map.of(
            "PK\u0003\u0004", "zip",
            "PK\u0005\u0006", "zip",
            "7z\u00bc\u00af'\u001c", "7-zip",
            "\u00fd7zXZ\u0000", "xz",
            "BZh", "bzip2",
            "(\u00b5/\u00fd", "zstd",
            "Rar!\u001a\u0007", "rar");

    @Override
    public String about() {
        return "";
    }

    @Override
    public boolean reads(Path path) {
        return kind(path).isPresent();
    }

    @Override
    public LogCurves read(Path path, String run) {
        throw new BadInput(
                path + " is an archive (" + kind(path).orElse("unknown") + ")",
                "Unpack it, and give the folder or the file with the curves. A single file may stay compressed with gzip.");
    }

    private static Optional<String> kind(Path path) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            if (head.startsWith("ustar", TAR_AT)) {
                return Optional.of("tar");
            }
            return BEGINNINGS.entrySet().stream()
                    .filter(beginning -> head.startsWith(beginning.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
