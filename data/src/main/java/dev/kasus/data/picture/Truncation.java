package dev.kasus.data.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Detects truncated files by the warnings of a decoder that fills in missing data. */
final class Truncation implements IIOReadWarningListener {
    private boolean truncated;

    @Override
    public void warningOccurred(ImageReader source, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("truncated") || lower.contains("premature end")) {
            truncated = true;
        }
    }

    /** Refuses a file that was read with such a warning, or a WebP file that is shorter than it claims. */
    void check(byte[] file) throws UnreadablePicture {
        boolean webp = file.length > 8 && new String(file, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF");
        long claimed = webp
                ? Integer.toUnsignedLong(
                        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                : 0;
        if (truncated || claimed > file.length - 8) {
            throw new UnreadablePicture("is truncated");
        }
    }
}
