package dev.kasus.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Decoded pixels as pictures to draw with, or to keep as a file. */
public final class Bitmap {
    private Bitmap() {}

    /** An image of a set. */
    public static BufferedImage of(ImageSet images, int index) {
        byte[] pixels = new byte[images.side() * images.side() * images.channels()];
        images.copy(index, ByteBuffer.wrap(pixels));
        return of(pixels, images.side(), images.side(), images.channels());
    }

    /**
     * Pixels row by row, a byte a channel.
     *
     * @param channels 3 for red, green, blue; 1 for grey
     */
    public static BufferedImage of(byte[] pixels, int width, int height, int channels) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                rgb = (rgb << 8) | (pixels[i * channels + Math.min(c, channels - 1)] & 0xFF);
            }
            picture.setRGB(i % width, i / width, rgb);
        }
        return picture;
    }

    /** A picture as the bytes of a file, without one on the disk. */
    public static byte[] file(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream memory = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, format, memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
