package dev.kasus.data.folder;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Listens for a decoder that fills in what a truncated file lacks and calls that a warning. */
final class Truncation implements IIOReadWarningListener {
    private boolean truncated;

    @Override
    public void warningOccurred(ImageReader source, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("truncated") || lower.contains("premature end")) {
            truncated = true;
        }
    }

    void check() throws Broken {
        if (truncated) {
            throw new Broken("is truncated");
        }
    }
}
