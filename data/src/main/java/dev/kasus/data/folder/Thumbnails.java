package dev.kasus.data.folder;

import dev.kasus.data.image.Bitmap;
import dev.kasus.data.image.SquareFit;
import dev.kasus.data.picture.PictureDecoder;
import dev.kasus.data.picture.UnreadablePicture;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Thumbnails of some pictures. */
public final class Thumbnails {
    private static final int SIDE = 96;
    private static final double MOST_MEGAPIXELS = 100;

    private Thumbnails() {}

    /**
     * JPEG files of at most {@value #SIDE} pixels a side, by the pictures' names; those that cannot be read are left out.
     *
     * @param root the folder that the names are in
     */
    public static Map<String, byte[]> of(Path root, Collection<String> names) {
        PictureDecoder decoder = new PictureDecoder(SIDE, 3, MOST_MEGAPIXELS);
        Map<String, byte[]> small = new ConcurrentHashMap<>();
        names.stream().distinct().parallel().forEach(name -> {
            try {
                small.put(
                        name,
                        decoder.read(
                                FileNames.below(root, name),
                                (rows, orientation, file) -> jpeg(SquareFit.within(rows, orientation, SIDE))));
            } catch (UnreadablePicture gone) {
                // It was read a moment ago; a page without it is better than none.
            }
        });
        return small;
    }

    private static byte[] jpeg(SquareFit.Fitted picture) {
        return Bitmap.file(Bitmap.of(picture.rgb(), picture.width(), picture.height(), 3), "jpeg");
    }
}
