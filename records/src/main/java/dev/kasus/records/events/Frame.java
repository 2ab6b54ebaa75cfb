package dev.kasus.records.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The framing of TFRecord files: length of the data as 8 bytes, masked CRC-32C of these, the data, masked CRC-32C of the data;
 * little-endian. So a torn or damaged record is recognised, and nothing before it is lost.
 */
final class Frame {
    /** Bytes before the data. */
    static final int HEADER = 12;
    /** Bytes after the data. */
    static final int FOOTER = 4;

    private Frame() {}

    /** Appends a record to a buffer that has room for it. */
    static void put(ByteBuffer out, byte[] data) {
        out.order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(data.length);
        out.putInt(maskedCrc(out.array(), out.arrayOffset() + out.position() - 8, 8));
        out.put(data);
        out.putInt(maskedCrc(data, 0, data.length));
    }

    /** The length of the data that a header announces, or -1 if the header is damaged. */
    static long length(byte[] header) {
        ByteBuffer buffer = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        long length = buffer.getLong();
        return buffer.getInt() == maskedCrc(header, 0, 8) ? length : -1;
    }

    /** Whether data and footer belong together. */
    static boolean isWhole(byte[] data, byte[] footer) {
        return ByteBuffer.wrap(footer).order(ByteOrder.LITTLE_ENDIAN).getInt() == maskedCrc(data, 0, data.length);
    }

    /** Rotated and offset as TFRecord does, so that a checksum of data that hold checksums stays sound. */
    private static int maskedCrc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }
}
