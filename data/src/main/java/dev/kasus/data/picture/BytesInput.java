package dev.kasus.data.picture;

import java.io.EOFException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's bytes for a decoder. One that meets the end again and again, pixel by pixel, as WebP's does, is told so without the cost of
 * a stack trace.
 */
final class BytesInput extends ImageInputStreamImpl {
    private final byte[] bytes;

    BytesInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public byte readByte() throws EOFException {
        int value = read();
        if (value < 0) {
            throw new End();
        }
        return (byte) value;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        int count = (int) Math.min(length, Math.max(0, bytes.length - streamPos));
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    private static final class End extends EOFException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
