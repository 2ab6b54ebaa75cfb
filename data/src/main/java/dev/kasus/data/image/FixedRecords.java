package dev.kasus.data.image;

import dev.kasus.message.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Records of one size that follow each other in a file, read in order and worked on in parallel. */
public final class FixedRecords {
    private static final int CHUNK = 4 << 20;

    private FixedRecords() {}

    /** Processes one record; called from several threads. */
    @FunctionalInterface
    public interface Action {
        /**
         * A record that begins at an offset.
         *
         * @param index of the record, from 0
         */
        void accept(int index, byte[] bytes, int offset);
    }

    /**
     * Reads records to the end of the file.
     *
     * @param file for error messages
     * @param count how many there must be
     * @param size of each, in bytes
     * @throws BadInput if the file ends too early or goes on
     */
    public static void read(Path file, InputStream input, int count, int size, Action action) {
        int each = Math.max(1, CHUNK / size);
        byte[] bytes = new byte[(int) Math.min((long) each * size, (long) count * size)];
        try {
            for (int first = 0; first < count; first += each) {
                int from = first;
                int records = Math.min(each, count - first);
                int got = input.readNBytes(bytes, 0, records * size);
                if (got < records * size) {
                    throw new BadInput(
                            file + " ends after " + (first + got / size) + " of " + count + " images",
                            "Copy or download it again.");
                }
                IntStream.range(0, records)
                        .parallel()
                        .forEach(record -> action.accept(from + record, bytes, record * size));
            }
            if (input.read() >= 0) {
                throw new BadInput(
                        file + " has more data after the " + count + " images that it claims",
                        "Check that it is complete.");
            }
        } catch (IOException damaged) {
            throw unreadable(file, damaged);
        }
    }

    /** The error for a file that cannot be read to its end. */
    public static BadInput unreadable(Path file, IOException reason) {
        return new BadInput(file + " cannot be read: " + reason.getMessage(), "Copy or download it again.", reason);
    }
}
