package dev.kasus.data.folder;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads one picture of any supported format, upright, in RGB; transparent places become black. */
final class PictureDecoder {
    static {
        ImageIO.setUseCache(false);
    }

    private PictureDecoder() {}

    /** Why a file is not a picture, in words. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String reason) {
            super(reason);
        }
    }

    static BufferedImage decode(Path file, double maxMegapixels) throws Broken {
        try {
            if (Files.isDirectory(file)) {
                throw new Broken("is a folder");
            }
            if (!Files.exists(file)) {
                throw new Broken("does not exist");
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0) {
                throw new Broken("is empty");
            }
            return upright(read(bytes, maxMegapixels), orientation(bytes));
        } catch (IOException | RuntimeException unreadable) {
            throw new Broken("cannot be decoded: " + unreadable.getMessage());
        }
    }

    private static BufferedImage read(byte[] bytes, double maxMegapixels) throws IOException, Broken {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new Broken("is not a picture of a known format");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                // The header alone tells the size; nothing is allocated for a picture that is too large.
                double megapixels = (double) reader.getWidth(0) * reader.getHeight(0) / 1e6;
                if (megapixels > maxMegapixels) {
                    throw new Broken(String.format(
                            Locale.ROOT,
                            "claims %.0f megapixels, more than the %.0f allowed",
                            megapixels,
                            maxMegapixels));
                }
                return rgb(reader.read(0));
            } finally {
                reader.dispose();
            }
        }
    }

    /** Sixteen bits become eight, palettes and greys become RGB, transparent places black. */
    private static BufferedImage rgb(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        if (image.getRaster().getNumBands() == 1
                && image.getColorModel().getColorSpace().getType() == java.awt.color.ColorSpace.TYPE_GRAY
                && !(image.getColorModel() instanceof java.awt.image.IndexColorModel)) {
            // Java2D would treat grey as linear light and brighten it.
            int shift = image.getColorModel().getComponentSize(0) - 8;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    int sample = image.getRaster().getSample(x, y, 0);
                    int grey = shift >= 0 ? sample >> shift : sample * 255 / ((1 << (8 + shift)) - 1);
                    rgb.setRGB(x, y, grey << 16 | grey << 8 | grey);
                }
            }
            return rgb;
        }
        Graphics2D graphics = rgb.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return rgb;
    }

    /** The EXIF orientation, 1 to 8; 1 where there is none. */
    private static int orientation(byte[] bytes) {
        try {
            var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
            ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            boolean tagged = exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION);
            int value = tagged && exif != null ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION) : 1;
            return value >= 1 && value <= 8 ? value : 1;
        } catch (ImageProcessingException | MetadataException | IOException none) {
            return 1;
        }
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform map = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        boolean turned = orientation >= 5;
        BufferedImage upright = new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(image, map, null);
        graphics.dispose();
        return upright;
    }
}
