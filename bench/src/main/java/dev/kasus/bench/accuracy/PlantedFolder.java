package dev.kasus.bench.accuracy;

import dev.kasus.data.image.Bitmap;
import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;

/** Writes a data set as a folder of pictures, with something wrong in it. */
interface PlantedFolder {
    /** Nothing is wrong. */
    PlantedFolder NONE = (image, label, train, classes) -> List.of(new Copy(classes.get(label), image));

    /**
     * What becomes of a picture.
     *
     * @param image as it is
     * @param label its class
     * @param train whether it is trained on
     * @param classes names
     * @return what is written in its place, with labels
     */
    List<Copy> copies(BufferedImage image, int label, boolean train, List<String> classes);

    /** A picture under a label. */
    record Copy(String label, BufferedImage image) {}

    /** The training pictures of a class are blurred, those it is validated on are not. */
    static PlantedFolder blurred(String name) {
        return (image, label, train, classes) -> List.of(
                new Copy(classes.get(label), train && classes.get(label).equals(name) ? BLUR.apply(image) : image));
    }

    /** A class is there twice: as it is, and, under another name, in the mirror. */
    static PlantedFolder mirroredCopy(String name) {
        return (image, label, train, classes) -> {
            Copy own = new Copy(classes.get(label), image);
            return classes.get(label).equals(name)
                    ? List.of(own, new Copy(name + "-mirrored", mirrored(image)))
                    : List.of(own);
        };
    }

    /** A share of all labels, in both splits, is another class's. */
    static PlantedFolder wrongLabels(double share) {
        SplittableRandom random = new SplittableRandom(7);
        return (image, label, train, classes) -> {
            boolean wrong = random.nextDouble() < share;
            int other = random.nextInt(classes.size() - 1);
            return List.of(new Copy(classes.get(wrong ? (other < label ? other : other + 1) : label), image));
        };
    }

    /** Three passes of a box of nine pixels: close to a Gaussian of 4.5 pixels. */
    UnaryOperator<BufferedImage> BLUR = image -> {
        float[] box = new float[81];
        Arrays.fill(box, 1 / 81f);
        ConvolveOp once = new ConvolveOp(new Kernel(9, 9, box), ConvolveOp.EDGE_NO_OP, null);
        return once.filter(once.filter(once.filter(image, null), null), null);
    };

    private static BufferedImage mirrored(BufferedImage image) {
        BufferedImage other = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                other.setRGB(image.getWidth() - 1 - x, y, image.getRGB(x, y));
            }
        }
        return other;
    }

    /** Writes {@code train/CLASS/N.png} and {@code val/CLASS/N.png}; a folder that is there stays as it is. */
    default void plant(Dataset dataset, Path folder) {
        if (Files.exists(folder)) {
            return;
        }
        try {
            plant(dataset, dataset.train(), true, folder.resolve("train"));
            plant(dataset, dataset.validation(), false, folder.resolve("val"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void plant(Dataset dataset, ImageSet images, boolean train, Path folder) throws IOException {
        for (int i = 0; i < images.count(); i++) {
            List<Copy> copies =
                    new ArrayList<>(copies(Bitmap.of(images, i), images.label(i), train, dataset.classes()));
            for (Copy copy : copies) {
                Path place = Files.createDirectories(folder.resolve(copy.label()));
                ImageIO.write(copy.image(), "png", place.resolve(i + ".png").toFile());
            }
        }
    }
}
