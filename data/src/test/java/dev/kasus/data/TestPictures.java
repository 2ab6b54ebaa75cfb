package dev.kasus.data;

import dev.kasus.data.image.ImageSet;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures and data sets that tests write. */
public final class TestPictures {
    private TestPictures() {}

    /** A picture of one colour, {@code 0xRRGGBB}. */
    public static BufferedImage plain(int width, int height, int rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    /** Writes a small picture in the format of the file's name, and the folders above it. */
    public static Path write(Path file, int rgb) throws IOException {
        Files.createDirectories(file.getParent());
        String name = file.toString();
        String format = name.substring(name.lastIndexOf('.') + 1);
        try (var out = Files.newOutputStream(file)) {
            if (!ImageIO.write(plain(9, 7, rgb), format, out)) {
                throw new IOException("no writer for " + file);
            }
        }
        return file;
    }

    /** An image's bytes. */
    public static byte[] bytes(ImageSet images, int index) {
        ByteBuffer buffer = ByteBuffer.allocate(images.side() * images.side() * images.channels());
        images.copy(index, buffer);
        return buffer.array();
    }

    /** Folders as classes, broken files skipped. */
    public static Source.Folder folder(Path path) {
        return new Source.Folder(path.toString(), null, "path", "label", null, null, null, 0, Source.Broken.SKIP, 100);
    }

    /** Eight pixels a side, in colour. */
    public static Data data(Source source, Split split) {
        return new Data(source, 8, Data.Color.RGB, split, Data.Normalization.CHANNEL);
    }
}
