package dev.kasus.data.reef;

import dev.kasus.data.image.Dataset;
import dev.kasus.data.image.ImageSet;
import dev.kasus.data.reef.fish.Species;
import dev.kasus.data.source.LoadProgress;
import dev.kasus.recipe.data.Conditions;
import dev.kasus.recipe.data.Data;
import dev.kasus.recipe.data.Source;
import dev.kasus.recipe.data.Split;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Small reefs and single pictures. */
public final class ReefFixtures {
    static final int SIZE = 32;

    private ReefFixtures() {}

    /** Conditions by the names of their components, in a few words. */
    static Conditions with(Object... namesAndValues) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        Conditions conditions = new Conditions(
                (Integer) given.remove("count"),
                (Double) given.remove("blur"),
                (Double) given.remove("turbidity"),
                (Double) given.remove("noise"),
                (Double) given.remove("illumination"),
                (Double) given.remove("angle"),
                (Double) given.remove("clutter"),
                (Double) given.remove("occlusion"),
                (Double) given.remove("scaleMin"),
                (Double) given.remove("scaleMax"),
                (Double) given.remove("flip"),
                (Double) given.remove("wrongLabels"),
                (Integer) given.remove("track"),
                (Double) given.remove("stamp"));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("no such conditions: " + given);
        }
        return conditions;
    }

    static Source.Reef reef(long seed, List<String> species, Conditions all, Conditions validation) {
        return new Source.Reef(seed, species, all, validation, Map.of(), Map.of());
    }

    static Data data(Source.Reef reef, int size) {
        return new Data(reef, size, Data.Color.RGB, new Split.Given(), Data.Normalization.CHANNEL);
    }

    static Dataset load(Source.Reef reef) {
        return Reef.load(reef, data(reef, SIZE), LoadProgress.NONE);
    }

    /** Every image of a set by its origin. */
    static Map<String, byte[]> byOrigin(ImageSet images) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (int i = 0; i < images.count(); i++) {
            all.put(images.origin(i), pixels(images, i));
        }
        return all;
    }

    static byte[] pixels(ImageSet images, int index) {
        ByteBuffer target = ByteBuffer.allocate(images.side() * images.side() * images.channels());
        images.copy(index, target);
        return target.array();
    }

    /** One picture of a fresh individual, under the defaults without noise but for what is given. */
    public static byte[] picture(Species species, long seed, int frame, Object... conditions) {
        return sized(species, SIZE, seed, frame, conditions);
    }

    public static byte[] sized(Species species, int size, long seed, int frame, Object... conditions) {
        Setting setting = setting(conditions);
        return new Scene(size).draw(species, setting, new Track(seed, frame), seed + frame, 3);
    }

    public static Setting setting(Object... conditions) {
        return Setting.of(with(conditions).over(with("noise", 0.0)).over(Conditions.DEFAULTS));
    }

    /** Mean absolute difference of two pictures, in grey levels. */
    public static double difference(byte[] a, byte[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xFF) - (b[i] & 0xFF));
        }
        return sum / a.length;
    }

    public static double mean(byte[] pixels) {
        double sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 0xFF;
        }
        return sum / pixels.length;
    }

    /** The picture in a mirror. */
    public static byte[] mirrored(byte[] pixels, int size) {
        byte[] mirrored = new byte[pixels.length];
        for (int i = 0; i < size * size; i++) {
            int to = i / size * size + size - 1 - i % size;
            System.arraycopy(pixels, i * 3, mirrored, to * 3, 3);
        }
        return mirrored;
    }

    /** Calls for each pixel that differs between two pictures. */
    public static void differing(byte[] a, byte[] b, Consumer<Integer> pixel) {
        for (int i = 0; i < a.length / 3; i++) {
            if (a[3 * i] != b[3 * i] || a[3 * i + 1] != b[3 * i + 1] || a[3 * i + 2] != b[3 * i + 2]) {
                pixel.accept(i);
            }
        }
    }
}
