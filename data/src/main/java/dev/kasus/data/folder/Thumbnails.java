package dev.kasus.data.folder;

import dev.kasus.data.SquareFit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small copies of some pictures, to look at. */
public final class Thumbnails {
    private static final int SIDE = 96;
    private static final double MOST_MEGAPIXELS = 100;

    private Thumbnails() {}

    /**
     * JPEG files of at most {@value #SIDE} pixels a side, by the pictures' names; those that cannot be read are left out.
     *
     * @param root the folder that the names are in
     */
    public static Map<String, byte[]> of(Path root, Collection<String> names) {
        PictureDecoder decoder = new PictureDecoder(SIDE, 3, MOST_MEGAPIXELS);
        Map<String, byte[]> small = new ConcurrentHashMap<>();
        names.stream().distinct().parallel().forEach(name -> {
            try {
                small.put(
                        name,
                        decoder.read(
                                FileNames.below(root, name),
                                (rows, orientation, file) -> jpeg(SquareFit.within(rows, orientation, SIDE))));
            } catch (Broken gone) {
                // It was read a moment ago; a page without it is better than none.
            }
        });
        return small;
    }

    private static byte[] jpeg(SquareFit.Fitted picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int red = picture.rgb()[i * 3] & 0xFF;
            int green = picture.rgb()[i * 3 + 1] & 0xFF;
            int blue = picture.rgb()[i * 3 + 2] & 0xFF;
            int rgb = (red << 16) | (green << 8) | blue;
            image.setRGB(i % picture.width(), i / picture.width(), rgb);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream memory = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "jpeg", memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
