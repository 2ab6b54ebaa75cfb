package dev.kasus.nets.file;

import dev.kasus.message.BadInput;
import dev.kasus.records.IoProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file, without a copy of them in memory. */
public final class FileBytes {
    private FileBytes() {}

    /** The whole file, read only; refuses what is no file and more than two gigabytes. */
    public static ByteBuffer map(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (!Files.isRegularFile(file)) {
                throw new BadInput(file + " is not a file", "Name the file of a model.");
            }
            if (channel.size() > Integer.MAX_VALUE) {
                throw new BadInput(
                        file + " has " + channel.size() + " bytes, more than the 2 GB that are read",
                        "Name the file of the architecture, or save the model without its weights.");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
    }

    /** The first bytes, or fewer if there are fewer. */
    public static byte[] start(Path file, int most) {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(most);
        } catch (IOException e) {
            throw IoProblem.reading(file, e);
        }
    }
}
