package dev.kasus.bench.speed;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Makes a large folder of pictures out of a small one, by random crops, turns and brightness, to time {@code kasus data} on. */
public final class ManyPictures {
    private static final double MOST_CROPPED = 0.12;
    private static final double MOST_TURNED = Math.toRadians(20);
    private static final double DARKEST = 0.7;
    private static final double BRIGHTEST = 1.3;

    private ManyPictures() {}

    /** Takes a folder with a folder a class, how many pictures to make, and the folder to write them into. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("Give FOLDER COUNT OUT.");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        List<Path> pictures;
        try (Stream<Path> files = Files.walk(folder, 2)) {
            pictures = files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            Path picture = pictures.get(i % pictures.size());
            Path place = Files.createDirectories(
                    Path.of(args[2]).resolve(folder.relativize(picture).getName(0)));
            ImageIO.write(
                    varied(ImageIO.read(picture.toFile()), new SplittableRandom(i)),
                    "jpg",
                    place.resolve(i + ".jpg").toFile());
        }
    }

    private static BufferedImage varied(BufferedImage picture, SplittableRandom random) {
        int left = (int) (random.nextDouble(MOST_CROPPED) * picture.getWidth());
        int top = (int) (random.nextDouble(MOST_CROPPED) * picture.getHeight());
        int right = (int) (random.nextDouble(MOST_CROPPED) * picture.getWidth());
        int bottom = (int) (random.nextDouble(MOST_CROPPED) * picture.getHeight());
        BufferedImage cropped =
                picture.getSubimage(left, top, picture.getWidth() - left - right, picture.getHeight() - top - bottom);
        BufferedImage turned = new BufferedImage(cropped.getWidth(), cropped.getHeight(), BufferedImage.TYPE_INT_RGB);
        AffineTransform turn = AffineTransform.getRotateInstance(
                random.nextDouble(-MOST_TURNED, MOST_TURNED), cropped.getWidth() / 2.0, cropped.getHeight() / 2.0);
        turned.createGraphics().drawImage(cropped, new AffineTransformOp(turn, AffineTransformOp.TYPE_BILINEAR), 0, 0);
        return new RescaleOp((float) random.nextDouble(DARKEST, BRIGHTEST), 0, null).filter(turned, null);
    }
}
