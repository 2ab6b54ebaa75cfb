package dev.kasus.data.image;

import dev.kasus.message.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Images in a temporary file. It is written through its channel, which reports a full disk in words where a mapping would crash,
 * and mapped only to be read. The file has no name while it is in use, so it is gone with the process, however that ends.
 */
final class MappedPixels extends PixelWriter {
    private static final int SEGMENT = 1 << 30;

    private final Path folder;
    private final int slots;
    private final FileChannel channel;

    /** Makes the file in a folder, with nothing in it yet. */
    MappedPixels(Path folder, int side, int channels, int slots) {
        super(side, channels, slots);
        this.folder = folder;
        this.slots = slots;
        try {
            Path file = Files.createTempFile(folder, "kasus-pixels", null);
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel.write(ByteBuffer.allocate(1), Math.max(0, bytes() - 1));
        } catch (IOException refused) {
            throw noRoom(refused);
        }
    }

    @Override
    void write(int slot, byte[] pixels) {
        try {
            ByteBuffer source = ByteBuffer.wrap(pixels);
            long at = (long) slot * slotBytes();
            while (source.hasRemaining()) {
                at += channel.write(source, at);
            }
        } catch (IOException full) {
            throw noRoom(full);
        }
    }

    @Override
    PixelBuffer finish() {
        int slotsEach = slotsEach(SEGMENT);
        ByteBuffer[] segments = new ByteBuffer[(slots + slotsEach - 1) / slotsEach];
        try {
            for (int i = 0; i < segments.length; i++) {
                long from = (long) i * slotsEach * slotBytes();
                long size = Math.min((long) slotsEach * slotBytes(), bytes() - from);
                segments[i] = channel.map(FileChannel.MapMode.READ_ONLY, from, size);
            }
        } catch (IOException refused) {
            throw noRoom(refused);
        }
        return new PixelBuffer(segments, slotBytes(), slotsEach);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // Everything has been written; what is mapped stays mapped.
        }
    }

    private BadInput noRoom(IOException reason) {
        return new BadInput(
                "the folder for temporary files, " + folder + ", does not take the " + (1 + (bytes() >> 20))
                        + " MB of decoded images: " + reason.getMessage(),
                "Free some space, name another folder with -Djava.io.tmpdir, or allow more memory with -D"
                        + PixelBudget.PROPERTY + " (in MB).",
                reason);
    }
}
