package dev.kasus.torch;

import dev.kasus.data.ImageSet;
import dev.kasus.signal.Image;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Some images beside each other, as the net is given them. */
final class ExampleStrip {
    private static final int MOST = 6;
    private static final int LARGEST_SIDE = 96;

    private ExampleStrip() {}

    /** The first few of some images; empty if there are none. */
    static Optional<Image> of(ImageSet images, int[] chosen, long step) {
        if (chosen.length == 0) {
            return Optional.empty();
        }
        int count = Math.min(MOST, chosen.length);
        int side = Math.min(LARGEST_SIDE, images.side());
        BufferedImage strip = new BufferedImage(count * side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = strip.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        for (int i = 0; i < count; i++) {
            canvas.drawImage(picture(images, chosen[i]), i * side, 0, side, side, null);
        }
        canvas.dispose();
        return Optional.of(new Image(step, strip.getWidth(), strip.getHeight(), png(strip)));
    }

    private static BufferedImage picture(ImageSet images, int index) {
        int side = images.side();
        int channels = images.channels();
        ByteBuffer bytes = ByteBuffer.allocate(side * side * channels);
        images.copy(index, bytes);
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                rgb = (rgb << 8) | (bytes.get(i * channels + Math.min(c, channels - 1)) & 0xFF);
            }
            picture.setRGB(i % side, i / side, rgb);
        }
        return picture;
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream memory = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
