package dev.kasus.census.checks;

import dev.kasus.census.Census;
import dev.kasus.census.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Made-up pictures. */
public final class Shoal {
    public final List<Picture> pictures = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(5);

    /** Adds ordinary pictures of a class, none like another, changed in some way. */
    public Shoal add(String label, int count, UnaryOperator<Picture> change) {
        for (int i = 0; i < count; i++) {
            byte[] thumbnail = new byte[8 * 8 * 3];
            random.nextBytes(thumbnail);
            pictures.add(change.apply(new Picture(
                    label + "/" + pictures.size() + ".jpg",
                    label,
                    "",
                    "",
                    1000,
                    80,
                    60,
                    random.nextLong(),
                    thumbnail,
                    0.5 + 0.1 * random.nextGaussian(),
                    0.2,
                    0.5,
                    0.01,
                    0,
                    random.nextDouble(),
                    random.nextDouble(),
                    random.nextDouble(),
                    0)));
        }
        return this;
    }

    public Shoal add(String label, int count) {
        return add(label, count, picture -> picture);
    }

    Census census() {
        return new Census(pictures, Map.of(), Map.of());
    }

    static Picture with(Picture p, String group, String split) {
        return new Picture(
                p.name(),
                p.label(),
                group,
                split,
                p.bytes(),
                p.width(),
                p.height(),
                p.digest(),
                p.thumbnail(),
                p.brightness(),
                p.contrast(),
                p.sharpness(),
                p.clipped(),
                p.border(),
                p.rimRed(),
                p.rimGreen(),
                p.rimBlue(),
                p.stamp());
    }

    public static Picture like(Picture p, long digest, byte[] thumbnail) {
        return new Picture(
                p.name(),
                p.label(),
                p.group(),
                p.split(),
                p.bytes(),
                p.width(),
                p.height(),
                digest,
                thumbnail,
                p.brightness(),
                p.contrast(),
                p.sharpness(),
                p.clipped(),
                p.border(),
                p.rimRed(),
                p.rimGreen(),
                p.rimBlue(),
                p.stamp());
    }

    /** Seen another way: brightness, sharpness, border, rim and stamp. */
    static Picture seen(Picture p, double brightness, double sharpness, double border, double red, double stamp) {
        return new Picture(
                p.name(),
                p.label(),
                p.group(),
                p.split(),
                p.bytes(),
                p.width(),
                p.height(),
                p.digest(),
                p.thumbnail(),
                brightness,
                p.contrast(),
                sharpness,
                p.clipped(),
                border,
                red,
                p.rimGreen(),
                p.rimBlue(),
                stamp);
    }
}
