package dev.kasus.data.idx;

import dev.kasus.data.image.PixelRows;

/** The rows of a picture with a byte a pixel. */
final class GreyRows implements PixelRows {
    private final int width;
    private final int height;
    private final byte[] bytes;
    private final int offset;

    GreyRows(int width, int height, byte[] bytes, int offset) {
        this.width = width;
        this.height = height;
        this.bytes = bytes;
        this.offset = offset;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void read(int y, int[] row) {
        for (int x = 0; x < width; x++) {
            row[x] = (bytes[offset + y * width + x] & 0xFF) * 0x010101;
        }
    }
}
