package dev.kasus.torch.probe;

import dev.kasus.data.image.Bitmap;
import dev.kasus.data.image.ImageSet;
import dev.kasus.signal.Image;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** A picture of some images side by side, as the net sees them. */
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
            canvas.drawImage(Bitmap.of(images, chosen[i]), i * side, 0, side, side, null);
        }
        canvas.dispose();
        return Optional.of(new Image(step, strip.getWidth(), strip.getHeight(), Bitmap.file(strip, "png")));
    }
}
