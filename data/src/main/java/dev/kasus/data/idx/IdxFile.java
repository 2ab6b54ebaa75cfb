package dev.kasus.data.idx;

import dev.kasus.data.image.FixedRecords;
import dev.kasus.message.BadInput;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** One IDX file of unsigned bytes, plain or gzipped; which of the two, its first bytes tell. */
final class IdxFile implements AutoCloseable {
    private static final int GZIP = 0x1F8B;

    private final Path path;
    private final DataInputStream input;

    private IdxFile(Path path, DataInputStream input) {
        this.path = path;
        this.input = input;
    }

    /** Opens the file of a name, such as {@code train-images-idx3-ubyte}, in any of the ways it is written. */
    static IdxFile open(Path folder, String name) {
        String dotted = name.replace("-idx", ".idx");
        Path path = List.of(name, name + ".gz", dotted, dotted + ".gz").stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "folder " + folder + " has neither " + name + " nor " + name + ".gz",
                        "IDX data are four files: images and labels of train and of t10k."));
        try {
            InputStream input = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            input.mark(2);
            boolean zipped = (input.read() << 8 | input.read()) == GZIP;
            input.reset();
            return new IdxFile(path, new DataInputStream(zipped ? new GZIPInputStream(input, 1 << 16) : input));
        } catch (IOException unreadable) {
            throw FixedRecords.unreadable(path, unreadable);
        }
    }

    Path path() {
        return path;
    }

    InputStream input() {
        return input;
    }

    /** Reads the labels that follow the header. Grows with what is there, not with what is claimed. */
    byte[] labels(int count) {
        try {
            byte[] labels = input.readNBytes(count);
            if (labels.length < count) {
                throw new BadInput(
                        path + " ends after " + labels.length + " of " + count + " labels",
                        "Copy or download it again.");
            }
            if (input.read() >= 0) {
                throw new BadInput(
                        path + " has more data after the " + count + " labels that it claims",
                        "Check that it is complete.");
            }
            return labels;
        } catch (IOException damaged) {
            throw FixedRecords.unreadable(path, damaged);
        }
    }

    /** Reads the header: the size of each dimension. */
    int[] sizes(int dimensions) {
        try {
            int magic = input.readInt();
            int expected = 0x800 | dimensions;
            if (magic != expected) {
                throw new BadInput(
                        String.format("%s begins with 0x%08X, not with 0x%08X", path, magic, expected),
                        "It must be an IDX file of unsigned bytes in " + dimensions
                                + (dimensions == 1 ? " dimension." : " dimensions."));
            }
            int[] sizes = new int[dimensions];
            for (int i = 0; i < dimensions; i++) {
                sizes[i] = input.readInt();
                if (sizes[i] < 1) {
                    throw new BadInput(
                            path + " claims a size of " + Integer.toUnsignedString(sizes[i]),
                            "Copy or download it again.");
                }
            }
            return sizes;
        } catch (EOFException truncated) {
            throw new BadInput(path + " ends within its header", "Copy or download it again.", truncated);
        } catch (IOException damaged) {
            throw FixedRecords.unreadable(path, damaged);
        }
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException ignored) {
            // What was wanted has been read.
        }
    }
}
