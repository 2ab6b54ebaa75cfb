package dev.kasus.app;

import dev.kasus.data.ImageSet;
import dev.kasus.data.PixelStore;
import dev.kasus.data.SquareFit;
import dev.kasus.recipe.Data;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Stands in for the reader of picture files until that is merged. */
final class ImageFiles {
    record Read(ImageSet images, List<Path> read, Map<Path, String> broken) {}

    private ImageFiles() {}

    static Read read(List<Path> files, int side, Data.Color color, double maxMegapixels) {
        List<byte[]> pixels = new ArrayList<>();
        List<Path> read = new ArrayList<>();
        Map<Path, String> broken = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                BufferedImage image = ImageIO.read(file.toFile());
                if (image == null || image.getWidth() * (double) image.getHeight() > 1e6 * maxMegapixels) {
                    broken.put(file, "is not a picture of a known format");
                } else {
                    BufferedImage rgb =
                            new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
                    rgb.createGraphics().drawImage(image, 0, 0, null);
                    pixels.add(SquareFit.bytes(rgb, side, color.channels()));
                    read.add(file);
                }
            } catch (IOException e) {
                broken.put(file, "cannot be read: " + e.getMessage());
            }
        }
        List<String> none = Collections.nCopies(read.size(), "");
        return new Read(
                new PixelStore(side, color.channels(), pixels.toArray(new byte[0][]), none, List.of(""), none, none),
                read,
                broken);
    }
}
