package dev.kasus.data.picture;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import dev.kasus.data.image.Orientation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the EXIF orientation in the bytes of a JPEG, PNG, WebP or TIFF file; nothing else is read of its metadata. */
final class ExifOrientation {
    private static final String JPEG_PREAMBLE = ExifReader.JPEG_SEGMENT_PREAMBLE;

    private ExifOrientation() {}

    /** The orientation; upright where there is none, or none that can be read. */
    static Orientation of(byte[] file) {
        try {
            ExifIFD0Directory exif = metadata(file).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null ? Orientation.UPRIGHT : Orientation.exif(value);
        } catch (JpegProcessingException | IOException | RuntimeException unreadable) {
            return Orientation.UPRIGHT;
        }
    }

    private static Metadata metadata(byte[] file) throws JpegProcessingException, IOException {
        if (begins(file, 0, "\u00FF\u00D8")) {
            return JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()));
        }
        Metadata metadata = new Metadata();
        if (begins(file, 0, "II*\0") || begins(file, 0, "MM\0*")) {
            new ExifReader().extract(new ByteArrayReader(file), metadata);
        } else if (begins(file, 0, "\u0089PNG")) {
            extract(file, png(file), metadata);
        } else if (begins(file, 0, "RIFF") && begins(file, 8, "WEBP")) {
            extract(file, webp(file), metadata);
        }
        return metadata;
    }

    private static void extract(byte[] file, int from, Metadata metadata) {
        if (from > 0) {
            int header = begins(file, from, JPEG_PREAMBLE) ? from + JPEG_PREAMBLE.length() : from;
            new ExifReader().extract(new ByteArrayReader(file, header), metadata);
        }
    }

    /** Where the data of the chunk {@code eXIf} begin; 0 if there is none. */
    private static int png(byte[] file) {
        ByteBuffer chunks = ByteBuffer.wrap(file);
        long at = 8;
        while (at + 8 <= file.length) {
            long length = Integer.toUnsignedLong(chunks.getInt((int) at));
            if (begins(file, (int) at + 4, "eXIf")) {
                return (int) at + 8;
            }
            at += 12 + length;
        }
        return 0;
    }

    /** Where the data of the chunk {@code EXIF} begin; 0 if there is none. */
    private static int webp(byte[] file) {
        ByteBuffer chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long at = 12;
        while (at + 8 <= file.length) {
            long length = Integer.toUnsignedLong(chunks.getInt((int) at + 4));
            if (begins(file, (int) at, "EXIF")) {
                return (int) at + 8;
            }
            at += 8 + length + length % 2;
        }
        return 0;
    }

    private static boolean begins(byte[] file, int from, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        return file.length - from >= wanted.length
                && java.util.Arrays.equals(file, from, from + wanted.length, wanted, 0, wanted.length);
    }
}
