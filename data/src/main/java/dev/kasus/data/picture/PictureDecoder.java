package dev.kasus.data.picture;

import dev.kasus.data.image.Orientation;
import dev.kasus.data.image.PictureRows;
import dev.kasus.data.image.PixelRows;
import dev.kasus.data.image.SquareFit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads pictures of any supported format, upright, as squares of bytes. Files may be hostile: whatever a decoder throws at one
 * becomes a {@link UnreadablePicture}.
 *
 * @param side of the squares, in pixels
 * @param channels 3 for colour, 1 for grey
 * @param maxMegapixels a picture that claims more is not decoded
 */
public record PictureDecoder(int side, int channels, double maxMegapixels) {
    /**
     * Bytes a pixel of a file that is not compressed at all: four channels of 16 bits, and as much again for what
     * surrounds them.
     */
    private static final int LARGEST_PIXEL = 16;

    private static final int MOST_BITS = 16;
    private static final int SMALL_FILE = 1 << 20;

    /** What is made of a picture that could be read. */
    @FunctionalInterface
    public interface Use<T> {
        T of(PixelRows rows, Orientation orientation, byte[] file);
    }

    /** A picture's bytes, side x side x channels. */
    byte[] decode(Path file) throws UnreadablePicture {
        return read(file, (rows, orientation, bytes) -> SquareFit.bytes(rows, orientation, side, channels));
    }

    /** Something else that is made of a picture. */
    public <T> T read(Path file, Use<T> use) throws UnreadablePicture {
        try {
            return attempt(file, use, false);
        } catch (OutOfMemoryError crowded) {
            return alone(file, use);
        }
    }

    /** Once more, with all the memory that pictures may take: whether a file is broken must not depend on its neighbours. */
    private <T> T alone(Path file, Use<T> use) throws UnreadablePicture {
        try (DecodeMemory all = DecodeMemory.takeAll()) {
            return attempt(file, use, true);
        } catch (OutOfMemoryError tooLarge) {
            throw new UnreadablePicture("needs more memory to decode than Java may use ("
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB)");
        }
    }

    private <T> T attempt(Path file, Use<T> use, boolean alone) throws UnreadablePicture {
        try {
            byte[] bytes = content(file);
            try (ImageInputStream input = new BytesInput(bytes)) {
                Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
                if (!readers.hasNext()) {
                    throw new UnreadablePicture("is not a picture of a known format");
                }
                ImageReader reader = readers.next();
                try {
                    reader.setInput(input, true, true);
                    return picture(reader, bytes, use, alone);
                } finally {
                    reader.dispose();
                }
            }
        } catch (AccessDeniedException denied) {
            throw new UnreadablePicture("may not be read: permission denied");
        } catch (IOException | RuntimeException | StackOverflowError undecodable) {
            throwIfOutOfMemory(undecodable);
            throw UnreadablePicture.undecodable(undecodable);
        }
    }

    /** Some decoders wrap it. */
    private static void throwIfOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError error) {
                throw error;
            }
        }
    }

    private byte[] content(Path file) throws IOException, UnreadablePicture {
        if (Files.isDirectory(file)) {
            throw new UnreadablePicture("is a folder");
        }
        if (!Files.exists(file)) {
            throw new UnreadablePicture(
                    Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? "is a broken link" : "does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadablePicture("is not a regular file");
        }
        long size = Files.size(file);
        if (size == 0) {
            throw new UnreadablePicture("is empty");
        }
        if (size > SMALL_FILE + maxMegapixels * 1e6 * LARGEST_PIXEL) {
            throw new UnreadablePicture(String.format(
                    Locale.ROOT, "has %d MB, more than a picture of %s megapixels", size >> 20, allowed()));
        }
        return Files.readAllBytes(file);
    }

    private <T> T picture(ImageReader reader, byte[] bytes, Use<T> use, boolean alone)
            throws IOException, UnreadablePicture {
        // The header alone tells the size; nothing is allocated for a picture that is too large.
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > maxMegapixels * 1e6) {
            throw new UnreadablePicture(String.format(
                    Locale.ROOT, "claims %.0f megapixels, more than the %s allowed", pixels / 1e6, allowed()));
        }
        Truncation truncation = new Truncation();
        reader.addIIOReadWarningListener(truncation);
        try (DecodeMemory memory = alone ? DecodeMemory.takeNone() : DecodeMemory.take(pixels)) {
            BufferedImage image = reader.read(0);
            truncation.check(bytes);
            int bits =
                    IntStream.of(image.getColorModel().getComponentSize()).max().orElse(0);
            if (bits > MOST_BITS) {
                throw new UnreadablePicture("has samples of " + bits + " bits; at most " + MOST_BITS + " can be read");
            }
            return use.of(new PictureRows(image), ExifOrientation.of(bytes), bytes);
        }
    }

    private String allowed() {
        return maxMegapixels == Math.rint(maxMegapixels)
                ? String.valueOf((long) maxMegapixels)
                : String.valueOf(maxMegapixels);
    }
}
