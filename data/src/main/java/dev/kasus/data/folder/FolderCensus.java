package dev.kasus.data.folder;

import dev.kasus.census.Census;
import dev.kasus.census.Picture;
import dev.kasus.data.image.SquareFit;
import dev.kasus.data.picture.PictureDecoder;
import dev.kasus.data.picture.PictureMeasurement;
import dev.kasus.data.picture.UnreadablePicture;
import dev.kasus.data.source.LoadProgress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Measures every picture of a folder once, in parallel; a few hundred bytes of each are kept. */
public final class FolderCensus {
    private static final int MOST_PIXELS_A_SIDE = 256;

    private static final double MOST_MEGAPIXELS = 100;

    private FolderCensus() {}

    /**
     * Takes the census; a broken picture is counted.
     *
     * @param stop asked before each picture; if it says so, the census is of those so far
     */
    public static Census take(FolderReading folder, LoadProgress progress, BooleanSupplier stop) {
        return measured(folder.listing().entries(), folder.listing().notes(), progress, stop);
    }

    private static Census measured(
            List<Entry> entries, Map<String, String> notes, LoadProgress progress, BooleanSupplier stop) {
        PictureDecoder decoder = new PictureDecoder(MOST_PIXELS_A_SIDE, 3, MOST_MEGAPIXELS);
        @Nullable Picture[] pictures = new Picture[entries.size()];
        Map<String, String> broken = new ConcurrentSkipListMap<>();
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, entries.size()).parallel().forEach(i -> {
            if (stop.getAsBoolean()) {
                return;
            }
            Entry entry = entries.get(i);
            try {
                pictures[i] = decoder.read(entry.file(), (rows, orientation, file) -> {
                    int width = orientation.turned() ? rows.height() : rows.width();
                    int height = orientation.turned() ? rows.width() : rows.height();
                    PictureMeasurement look =
                            new PictureMeasurement(SquareFit.within(rows, orientation, MOST_PIXELS_A_SIDE));
                    return picture(entry, file, width, height, look);
                });
            } catch (UnreadablePicture refused) {
                broken.put(entry.name(), refused.reason());
            }
            progress.loaded(done.incrementAndGet(), entries.size());
        });
        List<Picture> whole =
                new ArrayList<>(Arrays.stream(pictures).filter(Objects::nonNull).toList());
        return new Census(whole, new TreeMap<>(broken), notes);
    }

    private static Picture picture(Entry entry, byte[] file, int width, int height, PictureMeasurement look) {
        double[] rim = look.rim();
        return new Picture(
                entry.name(),
                entry.label(),
                entry.group(),
                entry.split(),
                file.length,
                width,
                height,
                digest(file),
                look.thumbnail(),
                look.brightness(),
                look.contrast(),
                look.sharpness(),
                look.clipped(),
                look.border(),
                rim[0],
                rim[1],
                rim[2],
                look.stamp());
    }

    /** The first eight bytes of its SHA-256: enough to tell files of any folder apart. */
    private static long digest(byte[] file) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(file))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
